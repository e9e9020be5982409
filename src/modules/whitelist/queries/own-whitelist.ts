import { foreign } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import type { Whitelist } from '@/server/prisma/client';

/** Which lists a scope sees: a bank its own, the platform all. */
export function ownedBy(scope: BankScope | OperatorScope): { ownerKind?: string; bankId?: bigint } {
  return scope.kind === 'bank' ? { ownerKind: 'bank', bankId: scope.bankId } : {};
}

/** A list of another bank answers like one that does not exist. @throws AppError not-found */
export function refuseForeign(scope: BankScope | OperatorScope, whitelist: Whitelist): void {
  if (scope.kind === 'operator' || whitelist.bankId === scope.bankId) return;
  throw foreign('whitelist-unknown', '没有这份名单，请刷新后重试。', `whitelist:${whitelist.id}`);
}
