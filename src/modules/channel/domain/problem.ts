import { ZodError } from 'zod';
import { AppError, type ErrorKind } from '@/kernel/errors';

/** A refusal with a status and headers of its own, where the kinds of `AppError` are too coarse. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    words: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(words);
    this.name = 'Refused';
  }
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rate-limited': 429,
  unavailable: 503,
  internal: 500,
};
const TITLES: Readonly<Record<number, string>> = {
  400: '请求的格式有误',
  401: '没有有效的访问令牌',
  403: '没有权限或授权',
  404: '没有找到',
  405: '不支持这种方法',
  409: '与现在的情况不符',
  413: '请求太大',
  415: '内容类型不支持',
  422: '请求的内容有误',
  429: '请求过于频繁',
  500: '系统出错',
  503: '暂时不可用',
};

/** RFC 9457. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** which fields, as JSON pointers */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly errorId?: string;
};
export type Told = { readonly problem: Problem; readonly headers: Readonly<Record<string, string>> };

function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:xyd:problem:${code}`, title: TITLES[status] ?? '', status, code, detail, ...more };
}

/** @param idOf names a failure of ours; what failed stands in the log under that id alone */
export function problemOf(error: unknown, idOf: (error: unknown) => string): Told {
  if (error instanceof Refused)
    return { problem: problem(error.status, error.code, error.message), headers: error.headers };
  if (error instanceof ZodError) {
    const errors = error.issues.slice(0, 20).map((issue) => ({
      pointer: issue.path
        .map((part) => `/${String(part)}`)
        .join('')
        .slice(0, 200),
      detail: issue.message.slice(0, 200),
    }));
    const [first] = errors;
    const detail = `内容有误（${first?.pointer || '整体'}）：${first?.detail ?? ''}。请对照接口文档修改。`;
    return { problem: problem(422, 'request-invalid', detail, { errors }), headers: {} };
  }
  if (error instanceof AppError && error.kind !== 'internal') {
    const status = STATUS[error.kind];
    const seconds = error.detail?.seconds;
    const headers: Record<string, string> =
      typeof seconds === 'number' ? { 'retry-after': `${seconds}` } : {};
    return { problem: problem(status, error.code, error.message), headers };
  }
  const errorId = idOf(error);
  const detail = `系统出错，这次请求没有完成。请用同一个 Idempotency-Key 重试；若仍出现，请联系平台并告知错误编号 ${errorId}。`;
  return { problem: problem(500, 'internal', detail, { errorId }), headers: {} };
}
