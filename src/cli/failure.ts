import { CommanderError } from 'commander';
import { AppError, type ErrorKind } from '@/kernel/errors';

export type Failure = {
  readonly line: string;
  readonly json: { kind: string; code: string; message: string; detail?: unknown };
  readonly exitCode: 1 | 2 | 3;
};

const EXIT: Record<ErrorKind, 1 | 3> = {
  invalid: 3,
  unauthenticated: 3,
  forbidden: 3,
  'not-found': 3,
  conflict: 3,
  'rate-limited': 3,
  unavailable: 1,
  internal: 1,
};

const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ER_ACCESS_DENIED|ER_BAD_DB|P1000|P1001|P1003|pool timeout/;

/**
 * One place that words what went wrong for the person at the terminal.
 * @param usage what commander wrote about wrong arguments
 */
export function failureOf(error: unknown, usage: string): Failure {
  if (error instanceof CommanderError) {
    const message = usage.trim() || error.message;
    return { line: message, json: { kind: 'usage', code: error.code, message }, exitCode: 2 };
  }
  if (error instanceof AppError) {
    const { kind, code, message, detail } = error;
    return { line: `${message}（${code}）`, json: { kind, code, message, detail }, exitCode: EXIT[kind] };
  }
  const thrown = error instanceof Error ? error : new Error(String(error));
  const cause = `${(thrown as NodeJS.ErrnoException).code ?? ''} ${thrown.message}`;
  if (UNREACHABLE.test(cause)) {
    const message = `连不上数据库：${thrown.message.trim().split('\n').at(-1)}。请检查 DATABASE_URL，或运行 xyd db up、xyd db migrate。`;
    return {
      line: message,
      json: { kind: 'unavailable', code: 'database-unreachable', message },
      exitCode: 1,
    };
  }
  if (/ER_NO_SUCH_TABLE|P2021|ER_BAD_FIELD_ERROR/.test(cause)) {
    const message = '数据库的表结构还没有建立，或不是最新。请运行 xyd db migrate。';
    return {
      line: message,
      json: { kind: 'unavailable', code: 'database-not-migrated', message },
      exitCode: 1,
    };
  }
  const message = `程序出错：${thrown.message.trim()}`;
  const trace =
    process.env.LOG_LEVEL === 'debug' ? `\n${thrown.stack}` : '（LOG_LEVEL=debug 可显示出错位置）';
  return { line: `${message}${trace}`, json: { kind: 'internal', code: 'internal', message }, exitCode: 1 };
}
