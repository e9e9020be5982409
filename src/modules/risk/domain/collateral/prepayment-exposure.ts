import { allocate, type Fen, fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, unknownInputs, whenKnown } from './estimate';
import { productDown } from './fen-product';
import { checkAmounts, checkFractions } from './input-bounds';

/** Where the goods stand: paid to the core enterprise, under way, in the supervised store, handed over. */
export const PREPAYMENT_STAGES = ['paid', 'shipped', 'arrived', 'released'] as const;
export type PrepaymentStage = (typeof PREPAYMENT_STAGES)[number];

export type PrepaymentInputs = {
  /** principal still out, by where the goods it bought stand, 分 */
  readonly outstanding: Readonly<Record<PrepaymentStage, Fen | undefined>>;
  /** 保证金 held by the lender, 分 */
  readonly deposit: Fen | undefined;
  /** goods the lender holds, after haircut, 分; before shipping and after release it holds none */
  readonly goods: Readonly<Record<'shipped' | 'arrived', Fen | undefined>>;
  /** 回购（差额退款）承诺: share of what is not released that the core enterprise answers for, fraction */
  readonly buyBack: number | undefined;
};

export type StageExposure = {
  readonly stage: PrepaymentStage;
  /** outstanding less the stage's part of the deposit and the goods, 分 */
  readonly open: Fen;
  /** part of `open` the core enterprise has promised to pay, 分, rounded down */
  readonly promised: Fen;
};

/**
 * 保兑仓敞口: per stage `open = max(0, outstanding − deposit's part − goods)` and
 * `promised = open × buy-back`, 分, in the order of the stages. The deposit secures all stages alike
 * and is spread by what is outstanding. Goods released are gone and no promise covers them.
 * @returns unknown goods leave the exposure unknown only where money is out at their stage
 * @throws RangeError when an amount is negative or the buy-back not 0–1
 */
export function prepaymentExposure(inputs: PrepaymentInputs): Estimate<readonly StageExposure[]> {
  const { outstanding, deposit, goods, buyBack } = inputs;
  checkAmounts({ ...outstanding });
  checkAmounts({ deposit, ...goods });
  checkFractions({ buyBack });
  const owed = PREPAYMENT_STAGES.map((stage) => outstanding[stage]);
  const missing = PREPAYMENT_STAGES.filter((stage) => outstanding[stage] === undefined).map(
    (stage) => `outstanding.${stage}`,
  );
  const needed = whenKnown({ deposit, buyBack }, ok);
  if (!needed.ok) missing.push(...needed.unknown);
  for (const stage of ['shipped', 'arrived'] as const)
    if (goods[stage] === undefined && outstanding[stage] !== 0n) missing.push(`goods.${stage}`);
  if (!needed.ok || missing.length > 0) return unknownInputs(missing);
  const amounts = owed as Fen[];
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  // a deposit as large as the debt leaves nothing open, and of no debt nothing can be spread
  const covered = needed.value.deposit >= total;
  const parts = covered ? amounts : allocate(needed.value.deposit, amounts);
  return ok(
    PREPAYMENT_STAGES.map((stage, i) => {
      const held = stage === 'shipped' || stage === 'arrived' ? (goods[stage] ?? 0n) : 0n;
      const net = (amounts[i] as bigint) - (parts[i] as bigint) - held;
      const open = fen(net > 0n ? net : 0n);
      const promised = stage === 'released' ? fen(0) : productDown(open, needed.value.buyBack);
      return { stage, open, promised };
    }),
  );
}
