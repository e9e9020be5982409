import { TRPCError } from '@trpc/server';
import { AppError } from '@/kernel/errors';
import { addressOf } from './address';
import { currentAccount } from './auth';
import { refuseTooMany } from './request-limit';
import type { Context } from './trpc';

/** Each call of a batch takes a turn of the account, or of the address where nobody is signed in. */
function takeTurns(req: Request, login: string | undefined): void {
  const calls = new URL(req.url).pathname.split('/').at(-1)?.split(',') ?? [];
  if (login) refuseTooMany('account', login, calls.length);
  else refuseTooMany('anonymous', addressOf(req.headers), calls.length);
  if (login && calls.some((call) => /upload/i.test(call))) refuseTooMany('upload', login);
  if (login && calls.some((call) => call.startsWith('reports.make'))) refuseTooMany('report', login);
}

/** Who calls. @throws TRPCError TOO_MANY_REQUESTS past the limits of request-limit.ts */
export async function contextOf(req: Request): Promise<Context> {
  const account = await currentAccount();
  try {
    takeTurns(req, account?.login);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: cause.message, cause });
  }
  return account ? { account } : {};
}

/** Seconds until a refused call may be tried again. */
export function retryAfter(errors: readonly TRPCError[]): number | undefined {
  return errors
    .map(({ cause }) => (cause instanceof AppError ? cause.detail?.seconds : undefined))
    .find((wait) => typeof wait === 'number');
}
