import { BlockList, isIP } from 'node:net';

/** What is not the public internet (RFC 6890 and its registry): our own network must not be reached by a webhook. */
const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv4');
/** Global unicast is 2000::/3; of it these lead elsewhere or are not routed. */
const NOT_PUBLIC_6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  NOT_PUBLIC_6.addSubnet(net, bits, 'ipv6');
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is of the public internet; IPv4 inside IPv6 (mapped, NAT64, 6to4) is not. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  if (kind !== 6) return false;
  return GLOBAL_6.check(address, 'ipv6') && !NOT_PUBLIC_6.check(address, 'ipv6');
}

export type TargetRefusal =
  | 'webhook-url-malformed'
  | 'webhook-url-not-https'
  | 'webhook-url-credentials'
  | 'webhook-url-private';

/**
 * Whether an address may be told of events. Names are looked at again when they are resolved, at every attempt.
 * @param local whether http to this machine is allowed: for trying it out, never in production
 */
export function targetRefusal(text: string, local: boolean): TargetRefusal | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'webhook-url-malformed';
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (url.username || url.password) return 'webhook-url-credentials';
  if (url.hash) return 'webhook-url-malformed';
  const here = host === '127.0.0.1' || host === 'localhost';
  if (local && here && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'webhook-url-not-https';
  if (isIP(host)) return isPublicAddress(host) ? undefined : 'webhook-url-private';
  const named = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*$/i.test(host);
  if (!named || /\.(localhost|local|internal|home\.arpa|lan)$/i.test(host)) return 'webhook-url-private';
  return undefined;
}
