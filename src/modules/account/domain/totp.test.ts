import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base32, otpauthUri, SECRET_BYTES, stepOf, stepOfCode, totp } from './totp';

const secret = Buffer.from('12345678901234567890');

// RFC 6238 appendix B, the rows of SHA-1
it.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('gives the code of RFC 6238 at %i s', (seconds, code) => {
  expect(totp(secret, stepOf(seconds * 1000), 8)).toBe(code);
});

// RFC 4226 appendix D
it('gives the codes of RFC 4226', () => {
  const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  expect(codes.map((_, step) => totp(secret, step))).toEqual(codes);
});

// RFC 4648 §10
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes %j in base32', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});

it('takes the codes of this step and its neighbours, each once, and no other', () => {
  const bytes = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES });
  fc.assert(
    fc.property(bytes, fc.integer({ min: 10, max: 2 ** 31 }), (key, step) => {
      const at = step * 30_000 + 15_000;
      for (let other = step - 3; other <= step + 3; other++) {
        const found = stepOfCode(key, totp(key, other), at, 0);
        // two steps may share a code by chance: then an allowed one is found
        if (Math.abs(other - step) <= 1) expect(totp(key, found as number)).toBe(totp(key, other));
        else if (found !== undefined) expect(totp(key, found)).toBe(totp(key, other));
      }
      const used = stepOfCode(key, totp(key, step), at, 0) as number;
      const again = stepOfCode(key, totp(key, step), at, Math.max(used, step));
      if (again !== undefined) expect(totp(key, again)).toBe(totp(key, step + 1));
    }),
  );
  const at = stepOf(59_000) * 30_000;
  expect(stepOfCode(secret, totp(secret, 1), at, 0)).toBe(1);
  expect(stepOfCode(secret, totp(secret, 1), at, 1)).toBeUndefined();
  expect(stepOfCode(secret, totp(secret, 3), at, 0)).toBeUndefined();
  for (const wrong of ['', '12345', '1234567', '12345a', '１２３４５６'])
    expect(stepOfCode(secret, wrong, at, 0)).toBeUndefined();
});

it('writes the address an app reads', () => {
  const uri = new URL(otpauthUri(secret, 'haihe-officer'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('信易贷:haihe-officer');
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
