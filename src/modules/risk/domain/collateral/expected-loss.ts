import type { Fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { productUp } from './fen-product';
import { checkAmounts, checkFractions } from './input-bounds';

export type LossInputs = {
  /** probability of default in 12 months, fraction */
  readonly pd: number | undefined;
  /** share of the exposure lost at default, fraction */
  readonly lgd: number | undefined;
  /** exposure at default, 分 */
  readonly ead: Fen | undefined;
};

/**
 * 预期损失 `EL = PD × LGD × EAD` in 分 (Basel framework, expected loss under the internal ratings
 * based approach). Rounded up to the 分: a part of a 分 counts as lost, so that many small exposures
 * do not round to no loss at all.
 * @throws RangeError when a fraction is not 0–1 or the exposure is negative
 */
export function expectedLoss({ pd, lgd, ead }: LossInputs): Estimate<Fen> {
  checkFractions({ pd, lgd });
  checkAmounts({ ead });
  return whenKnown({ pd, lgd, ead }, (known) => ok(productUp(known.ead, known.pd, known.lgd)));
}
