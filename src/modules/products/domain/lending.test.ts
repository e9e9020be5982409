import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { expectedLoss } from '@/modules/risk/domain/collateral/expected-loss';
import { LIMIT_EDGES, lendingOf, limitSpread, roundedLending } from './lending';

const N = Number.NaN;
const wan = (n: number) => n * 1_000_000;
const all = () => true;

describe('lendingOf', () => {
  it('adds exactly, and never counts what is unknown as nothing', () => {
    const limits = Float64Array.of(wan(300), N, wan(20), 0);
    const pd = Float64Array.of(0.01, 0.5, N, 0.2);
    expect(lendingOf(limits, pd, 0.4, all)).toEqual({
      rows: 4,
      limitFen: fen(wan(320)),
      limitUnknown: 1,
      lossFen: fen(wan(1.2)),
      lossUnknown: 1,
      lossBaseFen: fen(wan(300)),
    });
    expect(lendingOf(limits, undefined, 0.4, (i) => i > 0)).toMatchObject({
      rows: 3,
      lossFen: 0n,
      lossUnknown: 2,
      lossBaseFen: 0n,
    });
  });

  it('is the sum of the losses of each, but for their rounding up', () => {
    const row = fc.tuple(
      fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, lgd) => {
          const limits = Float64Array.from(rows, ([l]) => (l === undefined ? N : wan(l)));
          const pd = Float64Array.from(rows, ([, p]) => p ?? N);
          const found = lendingOf(limits, pd, lgd, all);
          let [sum, loss] = [0n, 0n];
          for (const [l, p] of rows) {
            if (l === undefined) continue;
            sum += BigInt(wan(l));
            const one = expectedLoss({ pd: p, lgd, ead: fen(wan(l)) });
            if (one.ok) loss += one.value;
          }
          expect(found.limitFen).toBe(sum);
          const off = Number(loss - found.lossFen);
          expect(off).toBeGreaterThanOrEqual(-1 - Number(loss) * 1e-12);
          expect(off).toBeLessThanOrEqual(rows.length + 1 + Number(loss) * 1e-12);
        },
      ),
    );
  });

  it('tells a bank whole millions and tens', () => {
    const limits = new Float64Array(14).fill(wan(33));
    const pd = new Float64Array(14).fill(0.02);
    expect(roundedLending(lendingOf(limits, pd, 0.4, all))).toEqual({
      rows: 10,
      limitFen: fen(wan(500)),
      limitUnknown: 0,
      lossFen: fen(wan(4)),
      lossUnknown: 0,
      lossBaseFen: fen(wan(500)),
    });
  });
});

describe('limitSpread', () => {
  it('puts every known limit into one bin', () => {
    const limits = Float64Array.of(0, wan(10), wan(11), wan(10_000), wan(99_999), N);
    const bins = limitSpread(limits, all);
    expect(bins).toHaveLength(LIMIT_EDGES.length + 1);
    expect([bins[0], bins[1], bins[2], bins.at(-2), bins.at(-1)]).toEqual([1, 1, 1, 1, 1]);
    expect(bins.reduce((a, b) => a + b)).toBe(5);
  });
});
