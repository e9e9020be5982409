import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { type CoverageState, coverage } from './coverage-lines';

const lines = { alert: 1.3, disposal: 1.1 };
const loan = fen(100_000_000);
const BADNESS: Record<CoverageState, number> = { ok: 0, alert: 1, dispose: 2 };

function coverageOf(value: bigint, owed: bigint = loan) {
  const result = coverage(fen(value), fen(owed), lines);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('coverage of a loan of 100 万 with lines at 130 % and 110 %, by hand', () => {
  it.each([
    [150_000_000n, 'ok', 0n],
    [130_000_000n, 'ok', 0n],
    [129_999_999n, 'alert', 1n],
    [110_000_000n, 'alert', 20_000_000n],
    [109_999_999n, 'dispose', 20_000_001n],
    [0n, 'dispose', 130_000_000n],
  ] as const)('%d 分 of goods: %s, %d 分 missing', (value, state, topUp) => {
    expect(coverageOf(value)).toMatchObject({ state, topUp });
  });

  it('shows the ratio', () => {
    expect(coverageOf(125_000_000n).ratio).toBe(1.25);
  });

  it('is ok when nothing is owed', () => {
    expect(coverageOf(0n, 0n)).toEqual({ state: 'ok', ratio: Number.POSITIVE_INFINITY, topUp: 0n });
  });
});

describe('coverage laws', () => {
  const amounts = fc.bigInt(0n, 10n ** 13n);

  it('never gets better as goods fall or debt rises', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (value, owed, more) => {
        const now = BADNESS[coverageOf(value, owed).state];
        expect(BADNESS[coverageOf(value + more, owed).state]).toBeLessThanOrEqual(now);
        expect(BADNESS[coverageOf(value, owed + more).state]).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  it('the top-up cures, and 1 分 less does not', () => {
    fc.assert(
      fc.property(amounts, amounts, (value, owed) => {
        const { state, topUp } = coverageOf(value, owed);
        expect(coverageOf(value + topUp, owed).state).toBe('ok');
        if (state !== 'ok') expect(coverageOf(value + topUp - 1n, owed).state).not.toBe('ok');
      }),
    );
  });
});

describe('coverage refuses', () => {
  it('to call an unknown value ok', () => {
    expect(coverage(undefined, loan, lines)).toMatchObject({ code: 'input-unknown', unknown: ['value'] });
    expect(coverage(fen(0), undefined, lines)).toMatchObject({ unknown: ['loan'] });
  });

  it('bad amounts and lines', () => {
    expect(() => coverage(fen(-1), loan, lines)).toThrow(RangeError);
    for (const bad of [
      { alert: 1.1, disposal: 1.3 },
      { alert: 1.1, disposal: 1.1 },
      { alert: 1.3, disposal: 0.9 },
      { alert: Number.NaN, disposal: 1.1 },
    ])
      expect(() => coverage(fen(1), loan, bad)).toThrow(RangeError);
  });
});
