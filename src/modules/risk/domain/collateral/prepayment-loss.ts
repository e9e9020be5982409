import { type Fen, fen } from '@/kernel/money';
import { ok, type Refused } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { productUp } from './fen-product';
import { checkAmounts, checkCorrelation, checkFractions } from './input-bounds';
import { jointDefault } from './joint-default';
import type { PrepaymentStage, StageExposure } from './prepayment-exposure';

export type PrepaymentRisk = {
  /** of the enterprise that borrows and buys, fraction */
  readonly borrowerPd: number | undefined;
  /** of the core enterprise that delivers and buys back, fraction */
  readonly corePd: number | undefined;
  /** of the two default events */
  readonly correlation: number | undefined;
  /** of what deposit and goods leave open, fraction */
  readonly lgd: number | undefined;
};

export type PrepaymentLoss = {
  /** 分, the sum of the stages */
  readonly total: Fen;
  readonly stages: readonly { readonly stage: PrepaymentStage; readonly loss: Fen }[];
};

/**
 * 预付款预期损失 in 分: per stage `LGD × (P₁ × promised + P₂ × (open − promised))`, each product rounded
 * up, with the probabilities
 *
 * | stage            | P₁, promised part | P₂, the rest     |
 * | ---------------- | ----------------- | ---------------- |
 * | paid             | core fails        | either fails     |
 * | shipped, arrived | both fail         | borrower fails   |
 * | released         | –                 | borrower fails   |
 *
 * Before shipping there are no goods, and a core enterprise that does not deliver takes its buyer
 * along: the buyer's own PD, estimated while goods came, is no second support there.
 * @param exposures as `prepaymentExposure`
 * @returns `correlation-out-of-bounds` as `jointDefault`
 * @throws RangeError when a PD or the LGD is not 0–1, the correlation not −1–1, or a promise is negative
 *   or above what is open
 */
export function prepaymentExpectedLoss(
  exposures: readonly StageExposure[],
  { borrowerPd, corePd, correlation, lgd }: PrepaymentRisk,
): Estimate<PrepaymentLoss> | Refused<'correlation-out-of-bounds'> {
  checkFractions({ borrowerPd, corePd, lgd });
  checkCorrelation(correlation);
  for (const { open, promised } of exposures) {
    checkAmounts({ promised });
    if (promised > open) throw new RangeError('a promise above what is open');
  }
  return whenKnown({ borrowerPd, corePd, correlation, lgd }, (known) => {
    const joint = jointDefault({ p: known.borrowerPd, q: known.corePd, correlation: known.correlation });
    if (!joint.ok) return joint;
    const { both, either } = joint.value;
    const stages = exposures.map(({ stage, open, promised }) => {
      const [backed, alone] = stage === 'paid' ? [known.corePd, either] : [both, known.borrowerPd];
      const loss = productUp(promised, backed, known.lgd) + productUp(fen(open - promised), alone, known.lgd);
      return { stage, loss: fen(loss) };
    });
    return ok({ total: fen(stages.reduce((sum, s) => sum + s.loss, 0n)), stages });
  });
}
