import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import { type KeyRing, parseKeyRing } from './data-keys';
import { lookUpHash, lookUpHashes, open, seal, sealedBy } from './sealed';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [k1, k2] = [key('k1'), key('k2')];
const before: KeyRing = [k1];
const during: KeyRing = [k2, k1];

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'ok';
}

it('opens what was sealed, for its own place alone, and never seals twice alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (plain) => {
      const sealed = seal(plain, 'user.phone:1', before);
      expect(open(sealed, 'user.phone:1', before)).toBe(plain);
      expect(codeOf(() => open(sealed, 'user.phone:2', before))).toBe('sealed-broken');
      expect(seal(plain, 'user.phone:1', before)).not.toBe(sealed);
    }),
    { numRuns: 200 },
  );
});

it('refuses every text of which one bit was changed', () => {
  const sealed = seal('13800138000', 'user.phone:1', before);
  const parts = sealed.split('.');
  for (const at of [2, 3, 4]) {
    const bytes = Buffer.from(parts[at] as string, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      const text = parts.map((p, i) => (i === at ? changed.toString('base64url') : p)).join('.');
      expect(codeOf(() => open(text, 'user.phone:1', before))).toBe('sealed-broken');
    }
  }
  // a shorter tag would be easier to forge
  const short = [...parts.slice(0, 4), (parts[4] as string).slice(0, 6)].join('.');
  for (const text of [short, '', 'v1.k1', '13800138000', sealed.replace('v1', 'v2')])
    expect(codeOf(() => open(text, 'user.phone:1', before))).toBe('sealed-broken');
});

it('says which key is missing, and refuses another key under its name', () => {
  const sealed = seal('x', 'p', before);
  expect(() => open(sealed, 'p', [k2])).toThrow('“k1”');
  expect(codeOf(() => open(sealed, 'p', [k2]))).toBe('sealed-key-unknown');
  expect(codeOf(() => open(sealed, 'p', [key('k1')]))).toBe('sealed-broken');
  // renamed: the key's name is authenticated too
  const renamed = sealed.replace('v1.k1.', 'v1.k2.');
  expect(codeOf(() => open(renamed, 'p', [{ id: 'k2', key: k1.key }]))).toBe('sealed-broken');
});

it('reads both keys while a rotation is under way, and seals by the new one', () => {
  const [old, fresh] = [seal('x', 'p', before), seal('x', 'p', during)];
  expect([old, fresh].map(sealedBy)).toEqual(['k1', 'k2']);
  expect([old, fresh].map((text) => open(text, 'p', during))).toEqual(['x', 'x']);
  const found = lookUpHashes('x', 'user.phone', during);
  expect(found).toContain(lookUpHash('x', 'user.phone', k1));
  expect(found).toContain(lookUpHash('x', 'user.phone', k2));
  expect(found).not.toContain(lookUpHash('y', 'user.phone', k1));
  expect(found).not.toContain(lookUpHash('x', 'user.other', k1));
});

it('reads a key ring as it is written, and refuses others', () => {
  const text = `k2:${k2.key.toString('base64url')}, k1:${k1.key.toString('base64url')}`;
  expect(parseKeyRing(text)).toEqual([k2, k1]);
  for (const wrong of ['', 'k1', 'k1:short', `K1:${'A'.repeat(43)}`, `k1:${'A'.repeat(44)}`])
    expect(codeOf(() => parseKeyRing(wrong))).toBe('data-keys-malformed');
  expect(codeOf(() => parseKeyRing(`k1:${'A'.repeat(43)},k1:${'B'.repeat(43)}`))).toBe('data-keys-twice');
});
