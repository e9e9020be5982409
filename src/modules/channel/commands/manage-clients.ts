import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { hashOf, newClientId, newSecret } from '../domain/client';
import type { ApiScope } from '../domain/scope';
import type { Tx } from './api-client';

type By = BankScope | OperatorScope;
type Named = { readonly clientId: string };

async function lockClient(tx: Tx, scope: By, clientId: string) {
  await tx.$queryRaw`SELECT id FROM bank_client WHERE client_id = ${clientId} FOR UPDATE`;
  const row = await tx.bankClient.findUnique({ where: { clientId } });
  if (row && (scope.kind === 'operator' || row.bankId === scope.bankId)) return row;
  throw new AppError('not-found', 'client-unknown', '没有这个接口客户端，请刷新后重试。');
}

function refuseDisabled({ disabledAt }: { disabledAt: Date | null }): void {
  if (disabledAt)
    throw new AppError('conflict', 'client-disabled', '这个接口客户端已停用，不能再用。请新建一个。');
}

/**
 * Registers a program of a bank. The secret is given here and never again.
 * @throws AppError not-found `bank-unknown`
 */
export async function createClient(
  scope: By,
  input: {
    readonly bankId: bigint;
    readonly name: string;
    readonly scopes: readonly ApiScope[];
    readonly sandbox: boolean;
  },
): Promise<{ clientId: string; secret: string }> {
  const bankId = scope.kind === 'bank' ? scope.bankId : input.bankId;
  const [clientId, secret] = [newClientId(), newSecret('bcs')];
  const scopes = [...new Set(input.scopes)].sort();
  return audited(scope.actor, async (tx) => {
    const bank = await tx.bank.findUnique({ where: { id: bankId } });
    if (!bank) throw new AppError('not-found', 'bank-unknown', '没有这家银行，请核对银行代码。');
    const { name, sandbox } = input;
    const [createdBy, createdAt] = [scope.actor.login, new Date()];
    await tx.bankClient.create({
      data: { clientId, bankId, name, scopes, sandbox, secretHash: hashOf(secret), createdBy, createdAt },
    });
    return {
      result: { clientId, secret },
      entry: {
        action: 'create-bank-client',
        subject: `bank-client:${clientId}`,
        after: { bank: bank.code, name, scopes, sandbox },
      },
    };
  });
}

/** A new secret; the old one and every token given for it are refused from now on. @throws AppError not-found, conflict */
export async function rotateSecret(
  scope: By,
  { clientId }: Named,
): Promise<{ clientId: string; secret: string }> {
  const secret = newSecret('bcs');
  return audited(scope.actor, async (tx) => {
    const row = await lockClient(tx, scope, clientId);
    refuseDisabled(row);
    await tx.bankClient.update({
      where: { id: row.id },
      data: { secretHash: hashOf(secret), rotatedAt: new Date() },
    });
    await tx.bankToken.deleteMany({ where: { clientId: row.id } });
    return {
      result: { clientId, secret },
      entry: { action: 'rotate-bank-client', subject: `bank-client:${clientId}` },
    };
  });
}

/** Its next call is refused. Twice is no error. @throws AppError not-found */
export async function disableClient(scope: By, { clientId }: Named): Promise<void> {
  await audited(scope.actor, async (tx) => {
    const row = await lockClient(tx, scope, clientId);
    const disabledAt = row.disabledAt ?? new Date();
    await tx.bankClient.update({ where: { id: row.id }, data: { disabledAt } });
    await tx.bankToken.deleteMany({ where: { clientId: row.id } });
    return {
      result: undefined,
      entry: { action: 'disable-bank-client', subject: `bank-client:${clientId}` },
    };
  });
}
