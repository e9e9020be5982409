import type { AppError } from '@/kernel/errors';
import { audited } from '@/modules/audit/commands/audited';
import type { Account } from './trpc';

/**
 * Writes down a call that reached for what is not the account's: another's row, another role's right.
 * @param call name of the procedure
 */
export async function recordRefusal(account: Account, call: string, cause: AppError): Promise<void> {
  const reached = cause.detail?.foreign;
  if (cause.kind !== 'forbidden' && reached === undefined) return;
  const entry =
    reached === undefined
      ? { action: 'refuse-call', subject: `call:${call}`, after: { reason: cause.code } }
      : { action: 'refuse-foreign-read', subject: String(reached), after: { call } };
  await audited({ login: account.login, role: account.role }, async () => ({ result: undefined, entry }));
}
