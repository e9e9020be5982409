/**
 * The one vocabulary of failures that cross a module's border. Commands and queries throw
 * `AppError`; `server/trpc.ts` maps the kind to a tRPC/HTTP status, `cli` to an exit code.
 */
export type ErrorKind =
  | 'invalid' // the caller sent something that cannot be taken
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict' // somebody else changed it first, or the state does not allow it
  | 'rate-limited' // too often; `detail.seconds` until it may be tried again
  | 'unavailable' // a resource outside the process is missing: database, file, model
  | 'internal';

export class AppError extends Error {
  /**
   * @param kind  what class of failure
   * @param code  stable machine word, `noun-problem` in kebab-case
   * @param words what happened, why, and what to do, in Chinese, free of personal data
   */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    words: string,
    readonly detail?: Readonly<Record<string, unknown>>,
  ) {
    super(words);
    this.name = 'AppError';
  }
}

/**
 * What belongs to another bank, district or enterprise: answers like what does not exist, and the gate of calls
 * writes down who asked (`server/trpc.ts`).
 * @param subject what was asked for, `kind:id`
 */
export function foreign(code: string, words: string, subject: string): AppError {
  return new AppError('not-found', code, words, { foreign: subject });
}
