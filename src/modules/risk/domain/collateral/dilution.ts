import type { Fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, unknownInputs, whenKnown } from './estimate';
import { checkAmounts, checkAtLeast, checkFractions } from './input-bounds';

/** What one seller and one buyer did with each other in a window, all amounts in 分, 0 or more. */
export type PairHistory = {
  /** all invoices issued to this buyer, before anything below is taken off */
  readonly invoiced: Fen | undefined;
  /** goods returned, where no negative invoice was issued for them */
  readonly returns: Fen | undefined;
  /** disputed by the buyer and neither returned nor reversed yet */
  readonly disputes: Fen | undefined;
  /** 作废发票 */
  readonly voided: Fen | undefined;
  /** 红字发票, as a size: 100 for an invoice of −100 */
  readonly negative: Fen | undefined;
};

/**
 * 稀释率: what this pair's invoices lost other than by non-payment,
 * `(returns + disputes + voided + negative) / invoiced`, a fraction. The four must not tell one event
 * twice: a return with its negative invoice is counted as the negative invoice. At most 1, for
 * reversals of earlier sales can exceed a window's own. A pair without an invoice has no history:
 * unknown.
 * @throws RangeError for a negative amount
 */
export function dilutionRatio(pair: PairHistory): Estimate<number> {
  const { invoiced, returns, disputes, voided, negative } = pair;
  const amounts = { invoiced, returns, disputes, voided, negative };
  checkAmounts(amounts);
  return whenKnown(amounts, (known) => {
    if (known.invoiced === 0n) return unknownInputs(['invoiced']);
    const lost = known.returns + known.disputes + known.voided + known.negative;
    return ok(Math.min(1, Number(lost) / Number(known.invoiced)));
  });
}

/**
 * 稀释准备: `min(1, ratio × stress)`, a fraction of the face. A past ratio is a mean and the next one
 * may be worse: `stress` is the lender's stated multiple, at least 1.
 * @param ratio fraction, as `dilutionRatio`
 * @throws RangeError when the ratio is not 0–1 or the stress below 1
 */
export function dilutionReserve(ratio: number | undefined, stress: number | undefined): Estimate<number> {
  checkFractions({ dilutionRatio: ratio });
  checkAtLeast(1, { stress });
  return whenKnown({ dilutionRatio: ratio, stress }, (known) =>
    ok(Math.min(1, known.dilutionRatio * known.stress)),
  );
}
