import { type Fen, fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, whenKnown } from './estimate';
import { productUp } from './fen-product';
import { checkAmounts, checkAtLeast } from './input-bounds';

/** 正常, 预警, 处置 */
export type CoverageState = 'ok' | 'alert' | 'dispose';

/** Lines on collateral value ÷ loan: 1.5 = the goods are worth one and a half times the loan. */
export type CoverageLines = {
  /** 预警线 */
  readonly alert: number;
  /** 处置线, 1 or more, below the alert line */
  readonly disposal: number;
};

export type Coverage = {
  readonly state: CoverageState;
  /** value ÷ loan; Infinity when nothing is owed */
  readonly ratio: number;
  /** 补足额: collateral in 分 that would bring the ratio back to the alert line; 0 when ok */
  readonly topUp: Fen;
};

/**
 * 质押率监控: coverage `value / loan` against both lines: ok at the alert line and above it, dispose
 * below the disposal line, alert between. Judged in exact 分, `value ≥ loan × line` with the right side
 * rounded up, not on the float ratio. A pledgee may ask for more security when the value falls, and
 * dispose of the pledge when none is given (民法典 433); unknown value is no state at all, not ok.
 * @param value market value today, before any haircut, 分
 * @param loan principal and interest owed, 分
 * @throws RangeError when an amount is negative, the disposal line below 1 or not below the alert line
 */
export function coverage(
  value: Fen | undefined,
  loan: Fen | undefined,
  lines: CoverageLines,
): Estimate<Coverage> {
  const { alert, disposal } = lines;
  checkAmounts({ value, loan });
  checkAtLeast(1, { alert, disposal });
  if (disposal >= alert) throw new RangeError('the disposal line lies below the alert line');
  return whenKnown({ value, loan }, (known) => {
    const wanted = productUp(known.loan, alert);
    const least = productUp(known.loan, disposal);
    const state = known.value >= wanted ? 'ok' : known.value >= least ? 'alert' : 'dispose';
    const ratio = known.loan === 0n ? Number.POSITIVE_INFINITY : Number(known.value) / Number(known.loan);
    return ok({ state, ratio, topUp: fen(state === 'ok' ? 0n : wanted - known.value) });
  });
}
