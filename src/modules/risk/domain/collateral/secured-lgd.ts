import type { Fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { checkAmounts, checkFractions } from './input-bounds';

export type SecuredLgdInputs = {
  /** 分 */
  readonly ead: Fen | undefined;
  /** what the collateral brings at disposal, after haircut or discount, 分 */
  readonly collateral: Fen | undefined;
  /** LGD of what the collateral does not cover, fraction */
  readonly unsecuredLgd: number | undefined;
};

/**
 * LGD of an exposure with collateral: `unsecuredLgd × max(0, EAD − collateral) / EAD`, a fraction;
 * the form of the effective LGD in the foundation approach of Basel II, with the collateral taken
 * after its haircut. An exposure of 0 loses nothing.
 * @throws RangeError when an amount is negative or the fraction not 0–1
 */
export function securedLgd({ ead, collateral, unsecuredLgd }: SecuredLgdInputs): Estimate<number> {
  checkAmounts({ ead, collateral });
  checkFractions({ unsecuredLgd });
  return whenKnown({ ead, collateral, unsecuredLgd }, (known) => {
    const open = known.ead - known.collateral;
    return ok(open <= 0n ? 0 : known.unsecuredLgd * (Number(open) / Number(known.ead)));
  });
}
