import { ok, type Refused } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { checkCorrelation, checkFractions } from './input-bounds';
import { jointDefault } from './joint-default';

export type RecoursePdInputs = {
  /** 有追索权 (民法典 766) or 无追索权 (民法典 767) */
  readonly recourse: boolean;
  /** fraction */
  readonly buyerPd: number | undefined;
  /** fraction; not asked for without recourse */
  readonly sellerPd: number | undefined;
  /** of the two default events; not asked for without recourse */
  readonly correlation: number | undefined;
};

/**
 * Probability, a fraction, that nobody who owes a financed receivable pays it: without recourse the
 * buyer's PD alone; with recourse the seller must fail too, `P(both)` of `jointDefault`.
 * @returns `correlation-out-of-bounds` as `jointDefault`
 * @throws RangeError when a PD is not 0–1 or the correlation not −1–1
 */
export function recoursePd({
  recourse,
  buyerPd,
  sellerPd,
  correlation,
}: RecoursePdInputs): Estimate<number> | Refused<'correlation-out-of-bounds'> {
  checkFractions({ buyerPd, sellerPd });
  checkCorrelation(correlation);
  if (!recourse) return whenKnown({ buyerPd }, (known) => ok(known.buyerPd));
  return whenKnown({ buyerPd, sellerPd, correlation }, (known) => {
    const joint = jointDefault({ p: known.sellerPd, q: known.buyerPd, correlation: known.correlation });
    return joint.ok ? ok(joint.value.both) : joint;
  });
}
