import type { Fen } from '@/kernel/money';
import { ok, type Refused } from '@/kernel/result';
import { type Estimate, unknownInputs, whenKnown } from './estimate';
import { productDown, productUp } from './fen-product';
import { checkAmounts, checkFractions } from './input-bounds';
import { type RecoursePdInputs, recoursePd } from './recourse-pd';

export type AdvanceReserves = {
  /** as `dilutionReserve`, fraction of the face */
  readonly dilutionReserve: number | undefined;
  /** as `latenessReserve`, fraction of the face */
  readonly latenessReserve: number | undefined;
  /** as the share of `concentrationExcess`, fraction of the pool */
  readonly concentrationExcess: number | undefined;
};

export type AdvanceInputs = AdvanceReserves &
  RecoursePdInputs & {
    /** of the receivable, or of the pool the concentration was taken of, 分 */
    readonly face: Fen | undefined;
    /** share of the advance lost when nobody pays, fraction */
    readonly lgd: number | undefined;
  };

export type ReceivableAdvance = {
  /** fraction of the face */
  readonly rate: number;
  /** 分, rounded down */
  readonly advance: Fen;
  /** probability that nobody who owes it pays, as `recoursePd` */
  readonly pd: number;
  /** 分, rounded up */
  readonly expectedLoss: Fen;
};

/**
 * 融资比例: `1 − dilution reserve − lateness reserve − concentration excess`, a fraction of the face,
 * never below 0.
 * @throws RangeError when one of them is not 0–1
 */
export function advanceRate(reserves: AdvanceReserves): Estimate<number> {
  const { dilutionReserve, latenessReserve, concentrationExcess } = reserves;
  const parts = { dilutionReserve, latenessReserve, concentrationExcess };
  checkFractions(parts);
  return whenKnown(parts, (known) =>
    ok(Math.max(0, 1 - known.dilutionReserve - known.latenessReserve - known.concentrationExcess)),
  );
}

/**
 * 应收账款融资: what may be advanced, `face × rate`, and its expected loss `PD × LGD × advance` with
 * the PD with or without recourse. Recourse changes the loss, not the rate: dilution is the seller's
 * doing in both. Every unknown of rate, PD, face and LGD is named at once.
 * @returns `correlation-out-of-bounds` as `jointDefault`
 * @throws RangeError when a fraction is not 0–1, the face negative or the correlation not −1–1
 */
export function receivableAdvance(
  inputs: AdvanceInputs,
): Estimate<ReceivableAdvance> | Refused<'correlation-out-of-bounds'> {
  const { face, lgd } = inputs;
  checkAmounts({ face });
  checkFractions({ lgd });
  const rate = advanceRate(inputs);
  const pd = recoursePd(inputs);
  const direct = whenKnown({ face, lgd }, ok);
  const missing = [rate, pd, direct].flatMap((r) => (!r.ok && r.code === 'input-unknown' ? r.unknown : []));
  if (!pd.ok && pd.code !== 'input-unknown') return pd;
  if (!rate.ok || !pd.ok || !direct.ok) return unknownInputs(missing);
  const advance = productDown(direct.value.face, rate.value);
  return ok({
    rate: rate.value,
    advance,
    pd: pd.value,
    expectedLoss: productUp(advance, pd.value, direct.value.lgd),
  });
}
