// A bank's own program: OAuth2 client credentials, an Idempotency-Key on every write.
import { CallError, connectionError } from './ledger.mjs';

const PATIENCE_MS = 20_000;

/** @param {{ origin: string, clientId: string, secret: string, address: string }} who */
export function program({ origin, clientId, secret, address }) {
  const base = `${origin}/api/bank/v1`;
  let token;
  const send = async (path, init) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const headers = { ...init.headers, 'x-forwarded-for': address };
      const response = await fetch(`${base}${path}`, { ...init, headers, signal });
      return { status: response.status, headers: response.headers, body: await response.json() };
    } catch (error) {
      throw connectionError(error);
    }
  };

  async function authorise() {
    const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const answer = await send('/token', { method: 'POST', headers: { authorization }, body }).catch(() => {});
    token = answer?.body.access_token;
    if (!token) throw new CallError('unsent', `token of ${clientId}`);
  }

  /** @returns {Promise<{ body: any, replayed: boolean }>} */
  async function call(method, path, body, key) {
    if (!token) await authorise();
    const answer = await send(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status < 300)
      return { body: answer.body, replayed: answer.headers.get('idempotency-replayed') === 'true' };
    if (answer.status === 401) token = undefined;
    throw new CallError(answer.status >= 500 ? 'lost' : 'refused', answer.body.code, answer.status);
  }
  return { login: `api:${clientId}`, post: (path, body, key) => call('POST', path, body, key) };
}
