import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { env } from '@/server/env';
import { isPublicAddress, targetRefusal } from '../domain/target';

export type Posted = { readonly status: number } | { readonly error: string };
const TIMEOUT_MS = 10_000;

/** Resolves a name and refuses it when any of its addresses is not public: what is connected to is what was checked. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const [first] = addresses;
    if (!first || addresses.some((a) => !isPublicAddress(a.address)))
      return callback(Object.assign(new Error('not public'), { code: 'XYD_NOT_PUBLIC' }), '', 4);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/** One POST, no redirect followed, ten seconds at most; of the answer only the status is looked at. */
export function postWebhook(
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Posted> {
  const local = env().XYD_WEBHOOK_LOCAL === 'allowed';
  if (targetRefusal(target, local)) return Promise.resolve({ error: 'XYD_NOT_PUBLIC' });
  const url = new URL(target);
  const here = url.protocol === 'http:';
  const bytes = Buffer.from(body);
  return new Promise((resolve) => {
    const request = (here ? http : https).request(url, {
      ...{ method: 'POST', agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) },
      // an address in figures is not looked up: targetRefusal has judged it
      ...(here || isIP(url.hostname) ? {} : { lookup: publicLookup }),
      headers: {
        ...headers,
        ...{ 'content-type': 'application/json; charset=utf-8', 'user-agent': 'xinyidai-webhook/1' },
        'content-length': String(bytes.length),
      },
    });
    request.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({
        error: (error.name === 'TimeoutError' || error.name === 'AbortError'
          ? 'TIMEOUT'
          : (error.code ?? 'FAILED')
        ).slice(0, 64),
      }),
    );
    request.end(bytes);
  });
}
