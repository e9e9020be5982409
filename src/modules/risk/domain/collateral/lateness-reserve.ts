import type { BasisPoints } from '@/kernel/rate';
import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { checkAtLeast, checkFractions } from './input-bounds';

/** From here on a payment is late in the sense of the model receivable-lateness. */
export const LATE_AFTER_DAYS = 30;

/** Interest is counted on a year of 360 days, as lenders do. */
const INTEREST_YEAR = 360;

export type LatenessInputs = {
  /** P(paid more than 30 days after due), fraction */
  readonly pLate: number | undefined;
  /** mean days past due of those that are late; by definition at least 30 */
  readonly daysIfLate: number | undefined;
  /** what carrying the receivable costs a year: funding and collection */
  readonly annualCost: BasisPoints | undefined;
};

/**
 * 逾期准备: `P(late > 30 days) × annual cost × days / 360`, a fraction of the face, at most 1. It pays
 * for waiting; for not being paid at all there is the expected loss.
 * @throws RangeError when pLate is not 0–1, the days are below 30 or the cost is not 0–100 %
 */
export function latenessReserve({ pLate, daysIfLate, annualCost }: LatenessInputs): Estimate<number> {
  const yearly = annualCost === undefined ? undefined : annualCost / 10_000;
  checkFractions({ pLate, annualCost: yearly });
  checkAtLeast(LATE_AFTER_DAYS, { daysIfLate });
  return whenKnown({ pLate, daysIfLate, annualCost: yearly }, (known) =>
    ok(Math.min(1, (known.pLate * known.annualCost * known.daysIfLate) / INTEREST_YEAR)),
  );
}
