import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureHolds, signedCheckpoint, signingKey } from '@/modules/audit/domain/checkpoint';
import {
  plainCode,
  reportKey,
  type SignedReport,
  sealPdf,
  sha256Hex,
  signaturesHold,
  signReport,
  verificationCode,
} from './report-signature';

const pkcs8 = (pair = generateKeyPairSync('ed25519')) =>
  pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const installation = signingKey(pkcs8());
const key = reportKey(installation);

function signed(content = '{"a":1}'): SignedReport {
  const number = 'XB-20261127-48201937-6';
  const [sha256, pdfSha256] = [sha256Hex(content), sha256Hex('pdf')];
  const signature = signReport(key, number, sha256);
  const pdfSeal = sealPdf(key, number, pdfSha256);
  return { number, content, sha256, signature, pdfSha256, pdfSeal, code: verificationCode(signature) };
}

describe('signatures of reports', () => {
  it('hold, are the same each time, and are not of the audit chain', () => {
    expect(signaturesHold(signed(), key.publicKey)).toBe(true);
    expect(signed()).toEqual(signed());
    expect(reportKey(installation).keyId).toBe(key.keyId);
    expect(key.keyId).not.toBe(installation.keyId);
    expect(signaturesHold(signed(), reportKey(signingKey(pkcs8())).publicKey)).toBe(false);
    const checkpoint = signedCheckpoint(installation, { seq: 1, hash: 'a', at: 'b', prev: 'c' });
    expect(signatureHolds(checkpoint, key.publicKey)).toBe(false);
    const other = sign(null, Buffer.from(signed().sha256), installation.privateKey).toString('base64');
    expect(signaturesHold({ ...signed(), signature: other }, key.publicKey)).toBe(false);
  });
  it('break with one character of anything kept', () => {
    const whole = signed();
    const fields = Object.keys(whole) as (keyof SignedReport)[];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.nat(80), (field, place) => {
        const text = whole[field];
        const at = place % text.replace(/=+$/, '').length;
        // the last digit of base64 holds bits that are not used
        if (/ignature|Seal/.test(field) && at > 84) return;
        const put = text[at] === 'A' ? 'B' : 'A';
        const altered = { ...whole, [field]: text.slice(0, at) + put + text.slice(at + 1) };
        expect(signaturesHold(altered, key.publicKey), `${field} ${at}`).toBe(false);
      }),
    );
  });
  it('give a code that is read as people type it', () => {
    const { code } = signed();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(plainCode(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(
      plainCode(code),
    );
  });
});
