import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { keyIdOf, type SigningKey } from '@/modules/audit/domain/checkpoint';

/** PKCS#8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key reports are signed by: derived (HKDF-SHA256) from the installation's signing key, so that a signature
 * over a report can never pass for one over a checkpoint of the audit chain, nor the other way round.
 */
export function reportKey({ privateKey }: SigningKey): SigningKey {
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  const derived = Buffer.from(hkdfSync('sha256', seed, '', 'xyd-credit-report-1', 32));
  const own = createPrivateKey({ key: Buffer.concat([PKCS8, derived]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(own);
  return { privateKey: own, publicKey, keyId: keyIdOf(publicKey) };
}

export function sha256Hex(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a report's signature is over: its number and the sha256 of its canonical JSON. */
const signedText = (number: string, sha256: string) =>
  Buffer.from(`xyd-credit-report-1\n${number}\n${sha256}`);
/** What binds the printed file to it, kept beside: a file cannot hold its own hash. */
const sealedText = (number: string, pdfSha256: string) =>
  Buffer.from(`xyd-credit-report-pdf-1\n${number}\n${pdfSha256}`);

/** Ed25519, base64. */
export function signReport(key: SigningKey, number: string, sha256: string): string {
  return sign(null, signedText(number, sha256), key.privateKey).toString('base64');
}
export function sealPdf(key: SigningKey, number: string, pdfSha256: string): string {
  return sign(null, sealedText(number, pdfSha256), key.privateKey).toString('base64');
}

export type SignedReport = {
  readonly number: string;
  readonly content: string;
  readonly sha256: string;
  readonly signature: string;
  readonly pdfSha256: string;
  readonly pdfSeal: string;
  readonly code: string;
};

/** Whether what is kept is what was signed: content, printed file and verification code. */
export function signaturesHold(kept: SignedReport, key: KeyObject): boolean {
  const { number, content, sha256, signature, pdfSha256, pdfSeal, code } = kept;
  return (
    sha256Hex(content) === sha256 &&
    verify(null, signedText(number, sha256), key, Buffer.from(signature, 'base64')) &&
    verify(null, sealedText(number, pdfSha256), key, Buffer.from(pdfSeal, 'base64')) &&
    verificationCode(signature) === code
  );
}

/** Crockford's: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 校验码: 12 characters (60 bits) that only who holds the report knows, `7K3M-Q2ZD-90AB`; the same for the same report. */
export function verificationCode(signature: string): string {
  const digest = createHash('sha256').update(`xyd-credit-report-code-1\n${signature}`).digest();
  const code = [...digest.subarray(0, 12)].map((byte) => ALPHABET[byte % 32]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** As people type it. */
export function plainCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
