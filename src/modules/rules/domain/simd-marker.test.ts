import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KERNEL_BYTES } from './kernel-bytes';
import { type Marks, markInterval, markSet, membershipOf } from './mark-column';
import { simdMarker } from './simd-marker';

const WORDS = 4;
const marker = simdMarker()!;
const marks = (): Marks => ({ truth: new Uint32Array(WORDS), unknown: new Uint32Array(WORDS) });

const value = fc.oneof(
  fc.constantFrom(Number.NaN, 0, -0, -1, -0.5, 0.5, 1, 15, 16, 255, 256, 4095, 4096, 65_536),
  fc.constantFrom(2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 32, 2 ** 32 + 3, 1e300, -1e300, Infinity, -Infinity),
  fc.integer({ min: 0, max: 40 }),
  fc.double({ noNaN: true }),
);
// whole blocks: what lies past the last row is nobody's
const column = fc
  .array(value, { minLength: WORDS * 32, maxLength: WORDS * 32 })
  .map((v) => Float64Array.from(v));
const bound = fc.double({ noNaN: true });

describe('SIMD kernels', () => {
  it('mark an interval as plain loops do', () => {
    fc.assert(
      fc.property(column, bound, bound, fc.boolean(), (values, low, high, negated) => {
        expect(marker.interval(values, low, high, negated, 0, WORDS, marks())).toEqual(
          markInterval(values, low, high, negated, 0, WORDS, marks()),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['codes below 16', 15],
    ['numbers below 4096', 4095],
    ['any number', 1e9],
  ])('mark a set of %s as plain loops do', (_name, top) => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: top }), fc.integer({ min: 0, max: 20 })));
    fc.assert(
      fc.property(column, values, fc.boolean(), (rows, members, negated) => {
        const membership = membershipOf(new Set(members.map((v) => Math.min(v, top))));
        expect(marker.set(rows, membership, negated, 0, WORDS, marks())).toEqual(
          markSet(rows, membership, negated, 0, WORDS, marks()),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('begin at any word of a longer column', () => {
    const rows = Float64Array.from({ length: 32 * 9 }, (_, i) => (i % 5 === 0 ? Number.NaN : i));
    expect(marker.interval(rows, 100, 200, false, 3, WORDS, marks())).toEqual(
      markInterval(rows, 100, 200, false, 3, WORDS, marks()),
    );
  });

  it('are small', () => {
    expect(Buffer.from(KERNEL_BYTES, 'base64').length).toBeLessThan(4096);
  });
});
