import { randomBytes } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { hashPassword } from '@/server/password';
import { inFours, spokenCode } from '../domain/spoken-code';

/** 60 random bits behind five tries a quarter of an hour, and argon2id behind a stolen table. */
const LETTERS = 12;

export type IssuedClaimCode = { readonly code: string; readonly enterprise: string; readonly until: Instant };

/**
 * Issues the code by which an enterprise opens its account; an earlier one that was not used is void.
 * @param input.days how long it holds
 * @returns the code in the clear, for this once: to be posted, or handed over at a counter
 * @throws AppError not-found `enterprise-unknown`, conflict `enterprise-claimed`
 */
export async function issueClaimCode(
  scope: OperatorScope,
  input: { readonly uscc: string; readonly days: number },
): Promise<IssuedClaimCode> {
  const code = spokenCode(randomBytes(LETTERS));
  const codeHash = await hashPassword(code);
  const now = new Date();
  const until = new Date(now.getTime() + input.days * 86_400_000);
  return audited(scope.actor, async (tx) => {
    const enterprise = await tx.enterprise.findUnique({ where: { uscc: input.uscc } });
    if (!enterprise)
      throw new AppError('not-found', 'enterprise-unknown', '平台还没有这家企业的登记数据，请核对代码。');
    const owner = await tx.user.findFirst({
      where: { enterpriseId: enterprise.id, role: 'enterprise-owner', disabledAt: null },
    });
    if (owner)
      throw new AppError(
        'conflict',
        'enterprise-claimed',
        '这家企业已经开通账号。负责人更换时，请先停用原账号再发认领码。',
      );
    await tx.claimCode.updateMany({
      where: { enterpriseId: enterprise.id, closedAt: null },
      data: { closedAt: now },
    });
    const made = await tx.claimCode.create({
      data: { enterpriseId: enterprise.id, codeHash, issuedBy: scope.actor.login, issuedAt: now, until },
    });
    return {
      result: { code: inFours(code), enterprise: enterprise.name, until: instant(until) },
      entry: {
        action: 'issue-claim-code',
        subject: `enterprise:${enterprise.id}`,
        after: { claimCode: Number(made.id), until: until.toISOString() },
      },
    };
  });
}
