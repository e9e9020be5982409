import { Refused } from './domain/problem';

/** More than any request of the contract needs. */
export const MOST_BYTES = 64 * 1024;

/** Each parameter once. @throws Refused 400 */
export function queryOf(request: Request): Record<string, string> {
  const given = [...new URL(request.url).searchParams];
  const query = Object.fromEntries(given);
  if (Object.keys(query).length === given.length) return query;
  throw new Refused(400, 'query-repeated', '同一个查询参数给了两次，请只给一次。');
}

/** The body as text, never more of it than allowed in memory. @throws Refused 400 | 413 */
export async function textOf(request: Request): Promise<string> {
  const tooMuch = () => new Refused(413, 'body-too-large', `请求体超过 ${MOST_BYTES} 字节。`);
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooMuch();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      throw tooMuch();
    }
    parts.push(read.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new Refused(400, 'body-malformed', '请求体不是 UTF-8 文本。');
  }
}

/** @throws Refused 400 | 413 | 415 */
export async function bodyOf(request: Request): Promise<unknown> {
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json')
    throw new Refused(415, 'content-type-unsupported', '请求体须为 application/json。');
  const text = await textOf(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'body-malformed', '请求体不是 JSON，请检查括号、引号和逗号。');
  }
}
