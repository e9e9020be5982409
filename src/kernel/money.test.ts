import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, fen, fenFromYuanText, formatWan, formatYuan } from './money';

describe('fenFromYuanText', () => {
  it('is exact where binary fractions are not', () => {
    expect(fenFromYuanText('1435313.650')).toEqual({ ok: true, value: 143531365n });
    expect(fenFromYuanText('-943.4')).toEqual({ ok: true, value: -94340n });
    expect(fenFromYuanText('0.29')).toEqual({ ok: true, value: 29n });
  });
  it('never guesses half a 分 or a malformed amount', () => {
    expect(fenFromYuanText('0.005').ok).toBe(false);
    expect(fenFromYuanText('1,000').ok).toBe(false);
    expect(fenFromYuanText('1e5').ok).toBe(false);
    expect(fenFromYuanText('').ok).toBe(false);
  });
});

describe('allocate', () => {
  it('sums to the total and never strays a 分 from the exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.array(fc.bigInt(0n, 10n ** 6n), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          fc.pre(weights.some((w) => w > 0n));
          const parts = allocate(fen(total), weights);
          const sum = weights.reduce((a, b) => a + b, 0n);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          for (const [i, part] of parts.entries()) {
            const error = part * sum - total * (weights[i] as bigint);
            expect(error < sum && error > -sum).toBe(true);
          }
        },
      ),
    );
  });
});

describe('formatting', () => {
  it('groups thousands and keeps 分', () => {
    expect(formatYuan(fen(-123456789))).toBe('-1,234,567.89');
    expect(formatWan(fen(100_000_000))).toBe('100');
    expect(formatWan(fen(86_400_000))).toBe('86.4');
    expect(formatWan(fen(1_234_567_890_000))).toBe('1,234,567.89');
    expect(formatWan(fen(-49))).toBe('0');
  });
});
