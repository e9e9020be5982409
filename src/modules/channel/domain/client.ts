import { createHash, randomBytes } from 'node:crypto';

/** A token is good for so long: a disabled client's is refused at once all the same. */
export const TOKEN_SECONDS = 900;

/** 256 random bits, or what was asked, behind a prefix by which a leaked one is recognised. */
export function newSecret(prefix: 'bcs' | 'bct' | 'whs'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}
export function newClientId(): string {
  return `bc_${randomBytes(12).toString('hex')}`;
}

/** SHA-256: as nothing can be guessed of 256 random bits, no slow hash is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Tokens and clients as they are written, so that nothing else reaches the database. */
export const TOKEN_SHAPE = /^bct_[A-Za-z0-9_-]{43}$/;
export const CLIENT_ID_SHAPE = /^bc_[0-9a-f]{24}$/;
