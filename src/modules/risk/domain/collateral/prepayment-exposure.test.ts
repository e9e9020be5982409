import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { type PrepaymentInputs, prepaymentExposure } from './prepayment-exposure';

const wan = (n: number) => fen(n * 1_000_000);
const inputs: PrepaymentInputs = {
  outstanding: { paid: wan(40), shipped: wan(20), arrived: wan(30), released: wan(10) },
  deposit: wan(20),
  goods: { shipped: wan(10), arrived: wan(20) },
  buyBack: 0.5,
};

function stagesOf(of: PrepaymentInputs) {
  const result = prepaymentExposure(of);
  if (!result.ok) throw new Error(result.unknown.join());
  return result.value;
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

describe('prepaymentExposure', () => {
  // the deposit of 20 of 100 万 takes a fifth of each stage: 32, 16, 24, 8; less goods 10 and 20: 32, 6, 4, 8
  it('by hand: by stage, half of it promised, nothing promised once released', () => {
    expect(stagesOf(inputs)).toEqual([
      { stage: 'paid', open: wan(32), promised: wan(16) },
      { stage: 'shipped', open: wan(6), promised: wan(3) },
      { stage: 'arrived', open: wan(4), promised: wan(2) },
      { stage: 'released', open: wan(8), promised: 0n },
    ]);
  });

  it('goods beyond what is out at their stage do not help another; a full deposit leaves nothing', () => {
    const rich = stagesOf({ ...inputs, goods: { shipped: wan(900), arrived: wan(20) } });
    expect(rich.map((s) => s.open)).toEqual([wan(32), 0n, wan(4), wan(8)]);
    expect(sum(stagesOf({ ...inputs, deposit: wan(500) }).map((s) => s.open))).toBe(0n);
  });

  it('is nothing when nothing is out', () => {
    const settled = { paid: fen(0), shipped: fen(0), arrived: fen(0), released: fen(0) };
    expect(sum(stagesOf({ ...inputs, outstanding: settled }).map((s) => s.open))).toBe(0n);
  });

  it('falls with the deposit, together by no more than it; the promise stays within what is open', () => {
    const amounts = fc.bigInt(0n, 10n ** 12n).map(fen);
    const stages = fc.record({ paid: amounts, shipped: amounts, arrived: amounts, released: amounts });
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(stages, amounts, amounts, shares, (outstanding, deposit, more, buyBack) => {
        const without = { outstanding, deposit, buyBack, goods: { shipped: fen(0), arrived: fen(0) } };
        const before = stagesOf(without);
        const open = sum(before.map((s) => s.open));
        const total = sum(Object.values(outstanding));
        expect(open).toBe(total > deposit ? total - deposit : 0n);
        for (const s of before) expect(s.promised >= 0n && s.promised <= s.open).toBe(true);
        const after = sum(stagesOf({ ...without, deposit: fen(deposit + more) }).map((s) => s.open));
        expect(after <= open && open - after <= more).toBe(true);
      }),
    );
  });

  it('names the unknown, goods only where money is out', () => {
    const blind = { ...inputs, goods: { shipped: undefined, arrived: undefined }, deposit: undefined };
    expect(prepaymentExposure(blind)).toMatchObject({
      unknown: ['deposit', 'goods.shipped', 'goods.arrived'],
    });
    const early = { paid: wan(40), shipped: fen(0), arrived: fen(0), released: fen(0) };
    expect(prepaymentExposure({ ...blind, deposit: wan(20), outstanding: early }).ok).toBe(true);
    expect(
      prepaymentExposure({ ...inputs, outstanding: { ...inputs.outstanding, paid: undefined } }),
    ).toMatchObject({ unknown: ['outstanding.paid'] });
  });

  it('refuses bad input', () => {
    expect(() => stagesOf({ ...inputs, deposit: fen(-1) })).toThrow(RangeError);
    expect(() => stagesOf({ ...inputs, outstanding: { ...inputs.outstanding, paid: fen(-1) } })).toThrow(
      RangeError,
    );
    expect(() => stagesOf({ ...inputs, goods: { ...inputs.goods, arrived: fen(-1) } })).toThrow(RangeError);
    expect(() => stagesOf({ ...inputs, buyBack: 50 })).toThrow(RangeError);
  });
});
