import fc from 'fast-check';
import { generateSync } from 'otplib';
import { expect, it } from 'vitest';
import { newSecret, otpauthUri, STEP_SECONDS, stepOf, stepOfCode } from './totp';

/** 12345678901234567890 of the RFCs, in base32 */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const codeOf = (secret: string, step: number) => generateSync({ secret, epoch: step * STEP_SECONDS });

// RFC 6238 appendix B, the rows of SHA-1, their last 6 digits
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('takes the code of RFC 6238 at %i s', (seconds, code) => {
  expect(stepOfCode(SECRET, code, seconds * 1000, 0)).toBe(stepOf(seconds * 1000));
});

it('makes secrets of 160 bits, none twice', () => {
  const secrets = Array.from({ length: 200 }, newSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(secrets).size).toBe(200);
});

it('takes the codes of this step and its neighbours, each once, and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 2 ** 31 }), fc.nat(29_999), (step, within) => {
      const secret = newSecret();
      const at = step * 30_000 + within;
      const near = [step - 1, step, step + 1].map((s) => codeOf(secret, s));
      for (let other = step - 3; other <= step + 3; other++) {
        const code = codeOf(secret, other);
        // two steps may share a code by chance
        expect(stepOfCode(secret, code, at, 0) !== undefined).toBe(near.includes(code));
      }
      const used = stepOfCode(secret, codeOf(secret, step), at, 0) as number;
      const again = stepOfCode(secret, codeOf(secret, step), at, Math.max(used, step));
      if (again !== undefined) expect(codeOf(secret, again)).toBe(codeOf(secret, step));
    }),
    { numRuns: 50 },
  );
  expect(stepOfCode(SECRET, codeOf(SECRET, 1), 59_000, 0)).toBe(1);
  expect(stepOfCode(SECRET, codeOf(SECRET, 1), 59_000, 1)).toBeUndefined();
  expect(stepOfCode(SECRET, codeOf(SECRET, 3), 59_000, 0)).toBeUndefined();
  for (const wrong of ['', '12345', '1234567', '12345a', '１２３４５６'])
    expect(stepOfCode(SECRET, wrong, 59_000, 0)).toBeUndefined();
});

it('takes nothing while the clock stands before a code that was taken', () => {
  expect(stepOfCode(SECRET, codeOf(SECRET, 100), 100 * 30_000, 200)).toBeUndefined();
});

it('writes the address an app reads', () => {
  const uri = new URL(otpauthUri(SECRET, 'haihe-officer'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toContain('信易贷:haihe-officer');
  expect(uri.searchParams.get('secret')).toBe(SECRET);
});
