import { type Fen, fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { productDown } from './fen-product';
import { checkAmounts, checkFractions } from './input-bounds';

export type IpValuation = {
  /** lower end of the valuation range, 分 */
  readonly low: Fen | undefined;
  /** upper end, 分 */
  readonly high: Fen | undefined;
  /** share of the value that a forced sale costs, fraction */
  readonly disposalDiscount: number | undefined;
  /** 质押率: share of the low end lent, fraction */
  readonly pledgeRate: number | undefined;
};

/** What a right brings at disposal, in 分, each rounded down. */
export type IpDisposalValue = {
  readonly low: Fen;
  /** middle of the range, to be shown between its ends and never lent against */
  readonly base: Fen;
  readonly high: Fen;
  /** low × pledge rate */
  readonly lendable: Fen;
};

/**
 * 知识产权处置价值: both ends of the valuation range `× (1 − disposal discount)`, their middle, and what
 * may be lent, `low end × pledge rate`. A right has no market that would let the mean be met, so a
 * wider range with the same low end lends no more.
 * @throws RangeError when an amount is negative, the range is upside down or a fraction not 0–1
 */
export function ipDisposalValue({
  low,
  high,
  disposalDiscount,
  pledgeRate,
}: IpValuation): Estimate<IpDisposalValue> {
  checkAmounts({ low, high });
  checkFractions({ disposalDiscount, pledgeRate });
  if (low !== undefined && high !== undefined && low > high)
    throw new RangeError('the low end of a valuation lies above its high end');
  return whenKnown({ low, high, disposalDiscount, pledgeRate }, (known) => {
    const kept = 1 - known.disposalDiscount;
    const [bottom, top] = [productDown(known.low, kept), productDown(known.high, kept)];
    return ok({
      low: bottom,
      base: fen((bottom + top) / 2n),
      high: top,
      lendable: productDown(known.low, kept, known.pledgeRate),
    });
  });
}
