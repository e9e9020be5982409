import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf } from './size-rule';

// code, measure -> lower bounds of 大型, 中型, 小型 as the notice lists them
const TABLE: readonly (readonly [
  string,
  Partial<Record<'x' | 'y' | 'z', readonly [number, number, number]>>,
])[] = [
  ['A0111', { y: [20000, 500, 50] }],
  ['B0610', { x: [1000, 300, 20], y: [40000, 2000, 300] }],
  ['C3011', { x: [1000, 300, 20], y: [40000, 2000, 300] }],
  ['D4411', { x: [1000, 300, 20], y: [40000, 2000, 300] }],
  ['E4710', { y: [80000, 6000, 300], z: [80000, 5000, 300] }],
  ['F5111', { x: [200, 20, 5], y: [40000, 5000, 1000] }],
  ['F5211', { x: [300, 50, 10], y: [20000, 500, 100] }],
  ['G5411', { x: [1000, 300, 20], y: [30000, 3000, 200] }],
  ['G5990', { x: [200, 100, 20], y: [30000, 1000, 100] }],
  ['G6010', { x: [1000, 300, 20], y: [30000, 2000, 100] }],
  ['H6110', { x: [300, 100, 10], y: [10000, 2000, 100] }],
  ['H6210', { x: [300, 100, 10], y: [10000, 2000, 100] }],
  ['I6410', { x: [2000, 100, 10], y: [100000, 1000, 100] }],
  ['I6510', { x: [300, 100, 10], y: [10000, 1000, 50] }],
  ['K7010', { y: [200000, 1000, 100], z: [10000, 5000, 2000] }],
  ['K7020', { x: [1000, 300, 100], y: [5000, 1000, 500] }],
  ['L7291', { x: [300, 100, 10], z: [120000, 8000, 100] }],
  ['M7320', { x: [300, 100, 10] }],
];
const TIERS = ['large', 'medium', 'small', 'micro'] as const;
const NOTHING = { x: undefined, y: undefined, z: undefined };

describe('企业划型', () => {
  it('meets every bound of a tier at the bound, and falls one tier just below any of them', () => {
    for (const [code, bounds] of TABLE) {
      for (const tier of [0, 1, 2]) {
        const at = {
          ...NOTHING,
          ...Object.fromEntries(Object.entries(bounds).map(([m, b]) => [m, b[tier]!])),
        };
        expect([code, sizeOf(code, at)]).toEqual([code, TIERS[tier]]);
        for (const [measure, b] of Object.entries(bounds)) {
          const below = sizeOf(code, { ...at, [measure]: b[tier]! - 0.01 });
          expect([code, measure, below]).toEqual([
            code,
            measure,
            expect.not.stringMatching(`^${TIERS[tier]}$`),
          ]);
          expect(TIERS.indexOf(below!)).toBeGreaterThan(tier);
        }
      }
    }
  });

  it('follows the vectors of standards §3', () => {
    expect(sizeOf('C3011', { x: 300, y: 1999, z: undefined })).toBe('small');
    expect(sizeOf('C3011', { x: 19, y: 9999, z: undefined })).toBe('micro');
  });

  it('is known with a measure missing exactly when every value of it gives the same class', () => {
    const value = fc.option(fc.integer({ min: 0, max: 250_000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...TABLE), value, value, value, ([code, bounds], x, y, z) => {
        const told = { x, y, z };
        const missing = (['x', 'y', 'z'] as const).filter((m) => bounds[m] && told[m] === undefined);
        let cases = [told];
        for (const m of missing)
          cases = cases.flatMap((c) => [0, ...bounds[m]!].map((v) => ({ ...c, [m]: v })));
        const classes = new Set(cases.map((c) => sizeOf(code, c)));
        expect(sizeOf(code, told)).toBe(classes.size === 1 ? [...classes][0] : undefined);
      }),
    );
  });

  it('has no rule for other industries, nor for codes too short to tell', () => {
    const full = { x: 5, y: 5, z: 5 };
    for (const code of ['J6620', 'P8310', 'S9111', 'T9700', 'K70', 'K', 'G', 'G5310', 'F', '', undefined])
      expect([code, sizeOf(code, full)]).toEqual([code, undefined]);
  });
});
