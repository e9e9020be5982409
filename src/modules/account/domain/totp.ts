import { generateSecret, generateURI, verifySync } from 'otplib';

/*
 * TOTP (RFC 6238 over RFC 4226) as authenticator apps expect it: HMAC-SHA-1, steps of 30 seconds, 6 digits.
 */

export const STEP_SECONDS = 30;
/** RFC 4226 §4 R6: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;

/** A shared secret in base32, 160 random bits. */
export function newSecret(): string {
  return generateSecret({ length: SECRET_BYTES });
}

/** The time step an instant lies in. @param at milliseconds since 1970 */
export function stepOf(at: number): number {
  return Math.floor(at / 1000 / STEP_SECONDS);
}

/**
 * The step a code belongs to, among the one of now and its neighbours (clocks of telephones go wrong, RFC 6238 §5.2)
 * that are later than the last used one.
 * @param secret base32 @param lastStep of the last code that was taken: a code counts once
 * @returns undefined when the code is none of them
 */
export function stepOfCode(secret: string, code: string, at: number, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code) || lastStep > stepOf(at)) return undefined;
  const answer = verifySync({
    secret,
    token: code,
    epoch: Math.floor(at / 1000),
    epochTolerance: STEP_SECONDS,
    afterTimeStep: lastStep,
  });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
}

/** What the QR code says (Google Authenticator's key URI format). */
export function otpauthUri(secret: string, login: string): string {
  return generateURI({ secret, label: login, issuer: '信易贷' });
}
