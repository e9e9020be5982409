import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from './env';

let derived: Buffer | undefined;

function key(): Buffer {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is missing. Run through npm start, npm test or bin/xyd.');
  derived ??= Buffer.from(hkdfSync('sha256', secret, '', 'xyd ticket', 32));
  return derived;
}

const mac = (text: string) => createHmac('sha256', key()).update(text).digest('base64url');

/** A short word of the server to itself, carried by the browser. @param until milliseconds since 1970 */
export function signTicket(purpose: string, subject: string, until: number): string {
  const body = `${Buffer.from(subject).toString('base64url')}.${until}`;
  return `${body}.${mac(`${purpose}\n${body}`)}`;
}

/** @returns what it was signed for; undefined when it is forged, for another purpose, or too old */
export function openTicket(purpose: string, ticket: string, now: number): string | undefined {
  const [subject, until, sign] = ticket.split('.');
  if (subject === undefined || until === undefined || sign === undefined) return undefined;
  const right = Buffer.from(mac(`${purpose}\n${subject}.${until}`));
  const given = Buffer.from(sign);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return now < Number(until) ? Buffer.from(subject, 'base64url').toString('utf8') : undefined;
}
