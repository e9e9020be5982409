import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { PREPAYMENT_STAGES, type StageExposure } from './prepayment-exposure';
import { type PrepaymentRisk, prepaymentExpectedLoss } from './prepayment-loss';

const yuan = (n: number) => fen(n * 100);
const exposures: StageExposure[] = [
  { stage: 'paid', open: yuan(320_000), promised: yuan(160_000) },
  { stage: 'shipped', open: yuan(60_000), promised: yuan(30_000) },
  { stage: 'arrived', open: yuan(40_000), promised: yuan(20_000) },
  { stage: 'released', open: yuan(80_000), promised: fen(0) },
];
// both 5 %, either 25 %: √(0.2·0.8·0.1·0.9) = 0.12, 0.02 + 0.25 · 0.12
const risk: PrepaymentRisk = { borrowerPd: 0.2, corePd: 0.1, correlation: 0.25, lgd: 0.5 };

function lossOf(of: readonly StageExposure[], at: PrepaymentRisk) {
  const result = prepaymentExpectedLoss(of, at);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('prepaymentExpectedLoss', () => {
  // paid     0.5 · (0.10 · 160,000 + 0.25 · 160,000) = 28,000
  // shipped  0.5 · (0.05 ·  30,000 + 0.20 ·  30,000) =  3,750
  // arrived  0.5 · (0.05 ·  20,000 + 0.20 ·  20,000) =  2,500
  // released 0.5 ·                   0.20 ·  80,000  =  8,000
  it('by hand: 42,250 元', () => {
    expect(lossOf(exposures, risk)).toEqual({
      total: yuan(42_250),
      stages: [
        { stage: 'paid', loss: yuan(28_000) },
        { stage: 'shipped', loss: yuan(3_750) },
        { stage: 'arrived', loss: yuan(2_500) },
        { stage: 'released', loss: yuan(8_000) },
      ],
    });
  });

  const pds = fc.double({ min: 0, max: 1, noNaN: true });
  const amounts = fc.bigInt(0n, 10n ** 12n);

  it('a larger promise never raises the loss but by the rounding of its two parts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PREPAYMENT_STAGES), amounts, amounts, amounts, pds, pds, (...x) => {
        const [stage, a, b, rest, borrowerPd, corePd] = x;
        const [few, many] = a < b ? [a, b] : [b, a];
        const at = { ...risk, borrowerPd, corePd, correlation: 0 };
        const loss = (promised: bigint) =>
          lossOf([{ stage, open: fen(many + rest), promised: fen(promised) }], at).total;
        expect(loss(many) <= loss(few) + 1n).toBe(true);
      }),
    );
  });

  it('rises with both PDs and the LGD, independent defaults', () => {
    fc.assert(
      fc.property(pds, pds, pds, pds, (borrowerPd, corePd, lgd, x) => {
        const at = { borrowerPd, corePd, lgd, correlation: 0 };
        const { total } = lossOf(exposures, at);
        for (const name of ['borrowerPd', 'corePd', 'lgd'] as const)
          expect(lossOf(exposures, { ...at, [name]: Math.max(at[name], x) }).total >= total).toBe(true);
      }),
    );
  });

  it('goods not yet shipped are never safer than the same sum in the store', () => {
    const at = (stage: 'paid' | 'arrived', promised: bigint) => [
      { stage, open: fen(1_000_000), promised: fen(promised) },
    ];
    fc.assert(
      fc.property(pds, pds, fc.bigInt(0n, 1_000_000n), (borrowerPd, corePd, promised) => {
        const of = { ...risk, borrowerPd, corePd, correlation: 0 };
        expect(lossOf(at('paid', promised), of).total >= lossOf(at('arrived', promised), of).total).toBe(
          true,
        );
      }),
    );
  });

  it('names the unknown', () => {
    expect(prepaymentExpectedLoss(exposures, { ...risk, corePd: undefined, lgd: undefined })).toMatchObject({
      unknown: ['corePd', 'lgd'],
    });
  });

  it('refuses a correlation the two cannot have and bad input', () => {
    expect(prepaymentExpectedLoss(exposures, { ...risk, correlation: 0.7 })).toMatchObject({
      code: 'correlation-out-of-bounds',
    });
    expect(() => lossOf(exposures, { ...risk, corePd: 1.1 })).toThrow(RangeError);
    expect(() => lossOf(exposures, { ...risk, lgd: Number.NaN })).toThrow(RangeError);
    expect(() => lossOf([{ stage: 'paid', open: fen(1), promised: fen(2) }], risk)).toThrow(RangeError);
    expect(() => lossOf([{ stage: 'paid', open: fen(1), promised: fen(-1) }], risk)).toThrow(RangeError);
  });
});
