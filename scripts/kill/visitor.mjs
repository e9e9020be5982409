// A person at a browser: signs in at the page's own door, keeps the cookies, calls tRPC as the pages do.
import {
  createTRPCUntypedClient,
  httpBatchLink,
  httpLink,
  isNonJsonSerializable,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import superjson from 'superjson';
import { CallError, connectionError } from './ledger.mjs';

const PATIENCE_MS = 20_000;

function cookieJar() {
  const held = new Map();
  return {
    header: () => [...held].map(([name, value]) => `${name}=${value}`).join('; '),
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0].split(/=(.*)/s);
        if (value === '' || /max-age=0/i.test(line)) held.delete(name);
        else held.set(name, value);
      }
    },
    has: (part) => [...held.keys()].some((name) => name.includes(part)),
    clear: () => held.clear(),
  };
}

/** @param {{ origin: string, login: string, password: string, address: string }} who  address: limits are per address */
export function visitor({ origin, login, password, address }) {
  const jar = cookieJar();
  const send = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', jar.header());
    headers.set('x-forwarded-for', address);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { ...init, headers, redirect: 'manual', signal });
    jar.keep(response);
    return response;
  };
  const url = `${origin}/api/trpc`;
  const client = createTRPCUntypedClient({
    links: [
      splitLink({
        condition: (op) => isNonJsonSerializable(op.input),
        true: httpLink({
          url,
          fetch: send,
          transformer: { serialize: (data) => data, deserialize: superjson.deserialize },
        }),
        false: httpBatchLink({ url, fetch: send, transformer: superjson, methodOverride: 'POST' }),
      }),
    ],
  });

  async function signIn() {
    jar.clear();
    try {
      const { csrfToken } = await (await send(`${origin}/api/auth/csrf`)).json();
      const body = new URLSearchParams({ csrfToken, login, password, callbackUrl: origin });
      await (await send(`${origin}/api/auth/callback/credentials`, { method: 'POST', body })).arrayBuffer();
    } catch {
      // the server ended meanwhile
    }
    if (!jar.has('session-token')) throw new CallError('unsent', `sign-in of ${login}`);
  }

  const call = (kind) => async (path, input) => {
    if (!jar.has('session-token')) await signIn();
    try {
      return await client[kind](path, input);
    } catch (error) {
      const told = callError(error);
      if (told.status === 401) jar.clear();
      throw told;
    }
  };
  return { login, query: call('query'), mutation: call('mutation') };
}

function callError(error) {
  if (!(error instanceof TRPCClientError)) return connectionError(error);
  const { httpStatus: status, reason, code } = error.data ?? {};
  if (status === undefined) return connectionError(error.cause ?? error);
  return new CallError(status >= 500 ? 'lost' : 'refused', reason ?? code, status);
}
