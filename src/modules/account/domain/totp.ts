import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * TOTP (RFC 6238 over RFC 4226) as authenticator apps expect it: HMAC-SHA-1, steps of 30 seconds, 6 digits.
 */

export const STEP_SECONDS = 30;
/** RFC 4226 §4 R6: at least 128 bits, 160 recommended. */
export const SECRET_BYTES = 20;
/** Clocks of telephones go wrong: one step to either side (RFC 6238 §5.2). */
const DRIFT_STEPS = 1;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((b) => b.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** The time step an instant lies in. @param at milliseconds since 1970 */
export function stepOf(at: number): number {
  return Math.floor(at / 1000 / STEP_SECONDS);
}

/** RFC 4226 §5.3: the code of a step. */
export function totp(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac[19] as number) & 0xf;
  const value = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

/**
 * The step a code belongs to, among the one of now and its neighbours that are later than the last used one.
 * @param lastStep of the last code that was taken: a code counts once
 * @returns undefined when the code is none of them
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  at: number,
  lastStep: number,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  let found: number | undefined;
  // all are compared whole, so that the time taken tells nothing
  for (let step = stepOf(at) - DRIFT_STEPS; step <= stepOf(at) + DRIFT_STEPS; step++) {
    const right = timingSafeEqual(Buffer.from(totp(secret, step)), Buffer.from(code));
    if (right && step > lastStep) found ??= step;
  }
  return found;
}

/** What the QR code says (Google Authenticator's key URI format). */
export function otpauthUri(secret: Uint8Array, login: string): string {
  const issuer = encodeURIComponent('信易贷');
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=6&period=${STEP_SECONDS}`;
}
