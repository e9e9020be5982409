import { addressOf } from '@/server/address';
import { refuseTooMany } from '@/server/request-limit';
import { issueToken } from './commands/issue-token';
import { Refused } from './domain/problem';
import { textOf } from './read-request';

const HEADERS = { 'cache-control': 'no-store', pragma: 'no-cache' };
type Code = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
type Secret = { readonly clientId: string; readonly secret: string };

/** RFC 6749 §5.2. */
function refused(code: Code, words: string): Response {
  const status = code === 'invalid_client' ? 401 : 400;
  return Response.json(
    { error: code, error_description: words },
    { status, headers: { ...HEADERS, ...(status === 401 && { 'www-authenticate': 'Basic realm="xyd"' }) } },
  );
}

/** client_secret_basic: both parts are form-encoded before base64 (§2.3.1). */
function basic(header: string): Secret | undefined {
  const text = Buffer.from(/^Basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1] ?? '', 'base64').toString('utf8');
  const at = text.indexOf(':');
  if (at < 0) return undefined;
  try {
    const plain = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
    return { clientId: plain(text.slice(0, at)), secret: plain(text.slice(at + 1)) };
  } catch {
    return undefined;
  }
}

/**
 * POST /token: the client credentials grant of RFC 6749 §4.4.
 * @throws Refused 405 | 413, AppError rate-limited by address
 */
export async function answerToken(request: Request): Promise<Response> {
  if (request.method !== 'POST')
    throw new Refused(405, 'method-not-allowed', '取令牌用 POST。', { allow: 'POST' });
  refuseTooMany('bank-token', addressOf(request.headers));
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    return refused('invalid_request', '请用 application/x-www-form-urlencoded。');
  const given = [...new URLSearchParams(await textOf(request))];
  const form = new Map(given);
  if (form.size !== given.length) return refused('invalid_request', '同一个参数给了两次。');
  const header = request.headers.get('authorization');
  const posted = form.get('client_secret');
  if (header !== null && posted !== undefined)
    return refused('invalid_request', '客户端密钥请只用一种方式给出：Basic 或表单。');
  const asked: Secret | undefined =
    header !== null
      ? basic(header)
      : posted !== undefined
        ? { clientId: form.get('client_id') ?? '', secret: posted }
        : undefined;
  if (!asked) return refused('invalid_client', '没有给出客户端编号和密钥。');
  const grant = form.get('grant_type');
  if (grant === undefined) return refused('invalid_request', '缺少 grant_type。');
  if (grant !== 'client_credentials')
    return refused('unsupported_grant_type', '只支持 grant_type=client_credentials。');
  const scopes = form.get('scope')?.split(' ').filter(Boolean);
  const token = await issueToken({ ...asked, scopes });
  if (token === 'invalid_client') return refused(token, '客户端编号或密钥不对，或已停用。');
  if (token === 'invalid_scope') return refused(token, '这个客户端没有所要的权限。');
  return Response.json(
    {
      ...{ access_token: token.token, token_type: 'Bearer', expires_in: token.seconds },
      scope: token.scopes.join(' '),
    },
    { headers: HEADERS },
  );
}
