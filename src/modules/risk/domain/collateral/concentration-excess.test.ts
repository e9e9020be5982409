import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { concentrationExcess, type OwedByBuyer } from './concentration-excess';

const wan = (n: number) => fen(n * 1_000_000);
const pools = fc.array(
  fc.record({ buyer: fc.constantFrom('a', 'b', 'c', 'd'), amount: fc.bigInt(0n, 10n ** 12n).map(fen) }),
  { maxLength: 12 },
);
const limits = fc.double({ min: 0, max: 1, noNaN: true });

function excessOf(pool: readonly OwedByBuyer[], limit: number) {
  const result = concentrationExcess(pool, limit);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('concentrationExcess', () => {
  // 100 万 in all, 30 万 each at most: a owes 50, so 20 too much; b owes 30, just right
  it('by hand: 20 万 of 100 万 above a limit of 30 %', () => {
    const pool = [
      { buyer: 'a', amount: wan(30) },
      { buyer: 'b', amount: wan(30) },
      { buyer: 'a', amount: wan(20) },
      { buyer: 'c', amount: wan(20) },
    ];
    expect(excessOf(pool, 0.3)).toEqual({
      excess: wan(20),
      share: 0.2,
      buyers: [{ buyer: 'a', amount: wan(50), excess: wan(20) }],
    });
  });

  it('one buyer alone is in excess by all but the limit', () => {
    expect(excessOf([{ buyer: 'a', amount: wan(10) }], 0.25).share).toBe(0.75);
  });

  it('names the largest first, ties by key', () => {
    const pool = ['c', 'b', 'a'].map((buyer) => ({ buyer, amount: wan(buyer === 'c' ? 2 : 1) }));
    expect(excessOf(pool, 0.1).buyers.map((b) => b.buyer)).toEqual(['c', 'a', 'b']);
  });

  it('of nothing is nothing', () => {
    expect(excessOf([], 0.3)).toEqual({ excess: 0n, share: 0, buyers: [] });
  });

  it('is a share, falls as the limit rises, is nothing without a limit', () => {
    fc.assert(
      fc.property(pools, limits, limits, (pool, a, b) => {
        const tight = excessOf(pool, Math.min(a, b));
        expect(tight.share >= 0 && tight.share <= 1).toBe(true);
        expect(excessOf(pool, Math.max(a, b)).excess <= tight.excess).toBe(true);
        expect(excessOf(pool, 1).excess).toBe(0n);
      }),
    );
  });

  it('never falls when two buyers turn out to be one', () => {
    fc.assert(
      fc.property(pools, limits, (pool, limit) => {
        const merged = pool.map((r) => (r.buyer === 'b' ? { ...r, buyer: 'a' } : r));
        expect(excessOf(merged, limit).excess >= excessOf(pool, limit).excess).toBe(true);
      }),
    );
  });

  it('names the unknown; refuses bad input', () => {
    const pool = [
      { buyer: 'a', amount: wan(1) },
      { buyer: 'b', amount: undefined },
    ];
    expect(concentrationExcess(pool, undefined)).toMatchObject({ unknown: ['b.amount', 'limit'] });
    expect(concentrationExcess(pool.slice(0, 1), undefined)).toMatchObject({ unknown: ['limit'] });
    expect(() => concentrationExcess(pool, 30)).toThrow(RangeError);
    expect(() => concentrationExcess([{ buyer: 'a', amount: fen(-1) }], 0.3)).toThrow(RangeError);
  });
});
