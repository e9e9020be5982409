import { env } from './env';

/**
 * Where a request came from: the entry of `x-forwarded-for` that the outermost proxy of ours wrote
 * (`XYD_PROXIES` of them, the last entry for one). What stands left of it a client may have made up. Without a
 * proxy the web server itself writes the socket's address, unless the client sent the header.
 * @returns `unknown` without one
 */
export function addressOf(headers: Headers | undefined): string {
  const hops = (headers?.get('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  const address = hops.at(-env().XYD_PROXIES) ?? hops[0];
  return address?.slice(0, 64) ?? 'unknown';
}
