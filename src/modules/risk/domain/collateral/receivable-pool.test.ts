import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { type PooledReceivable, poolExpectedLoss } from './receivable-pool';

const wan = (n: number) => fen(n * 1_000_000);
const a: PooledReceivable = { id: 'a', pd: 0.02, lgd: 0.45, ead: wan(100) };
const b: PooledReceivable = { id: 'b', pd: 0.05, lgd: 0.4, ead: wan(20) };

function totalOf(pool: readonly PooledReceivable[]): bigint {
  const loss = poolExpectedLoss(pool);
  if (!loss.ok) throw new Error(loss.code);
  return loss.value.total;
}

describe('poolExpectedLoss', () => {
  it('by hand: 100 万 × 2 % × 45 % + 20 万 × 5 % × 40 % = 9,000 + 4,000 元', () => {
    expect(poolExpectedLoss([a, b])).toEqual({
      ok: true,
      value: {
        total: 1_300_000n,
        parts: [
          { id: 'a', loss: 900_000n },
          { id: 'b', loss: 400_000n },
        ],
      },
    });
  });

  it('loses nothing of nothing', () => {
    expect(totalOf([])).toBe(0n);
  });

  it('of two pools together is the sum of both, in any order', () => {
    const fractions = fc.double({ min: 0, max: 1, noNaN: true });
    const pools = fc
      .array(fc.record({ pd: fractions, lgd: fractions, ead: fc.bigInt(0n, 10n ** 12n).map(fen) }))
      .map((pool) => pool.map((r, i) => ({ id: `r${i}`, ...r })));
    fc.assert(
      fc.property(pools, fc.nat(), (pool, at) => {
        const cut = pool.length === 0 ? 0 : at % pool.length;
        expect(totalOf(pool.slice(0, cut)) + totalOf(pool.slice(cut))).toBe(totalOf(pool));
        expect(totalOf(pool.toReversed())).toBe(totalOf(pool));
      }),
    );
  });

  it('names what is unknown and of which receivable', () => {
    expect(poolExpectedLoss([a, { ...b, pd: undefined, lgd: undefined }])).toMatchObject({
      unknown: ['b.pd', 'b.lgd'],
    });
  });

  it('refuses bad input and a receivable counted twice', () => {
    expect(() => poolExpectedLoss([a, { ...b, pd: 1.5 }])).toThrow(RangeError);
    expect(() => poolExpectedLoss([a, a])).toThrow(RangeError);
  });
});
