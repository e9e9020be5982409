import { type Fen, fen } from '@/kernel/money';
import type { BasisPoints } from '@/kernel/rate';
import type { RepaymentMethod } from './product';

/** One month of a plan, amounts in 分; `balance` is the principal owed after it. */
export type Instalment = {
  readonly month: number;
  readonly payment: Fen;
  readonly principal: Fen;
  readonly interest: Fen;
  readonly balance: Fen;
};

/** The same as columns of integral float64 分, for computing many plans at once. */
export type PlanColumns = { readonly principal: Float64Array; readonly interest: Float64Array };

export const MOST_MONTHS = 600;

/**
 * What is due by each month's end for a loan of 1, unrounded, written into the two lists. Written
 * for many plans a second: no object per month.
 */
function dueByMonth(
  method: RepaymentMethod,
  bp: number,
  months: number,
  { principal, interest: payment }: PlanColumns,
): void {
  const i = bp / 120_000; // 12 months × 10,000 basis points
  if (method === 'interest-only') {
    for (let k = 1; k <= months; k++) {
      principal[k - 1] = k === months ? 1 : 0;
      payment[k - 1] = i * k + (k === months ? 1 : 0);
    }
  } else if (method === 'at-maturity') {
    // nothing before the last month, simple interest with it
    for (let k = 1; k <= months; k++) {
      principal[k - 1] = k === months ? 1 : 0;
      payment[k - 1] = k === months ? 1 + i * months : 0;
    }
  } else if (method === 'equal-principal' || bp === 0) {
    // interest i·(1 + (1 − 1/n) + … ) after k months
    for (let k = 1; k <= months; k++) {
      principal[k - 1] = k / months;
      payment[k - 1] = k / months + i * (k - (k * (k - 1)) / (2 * months));
    }
  } else {
    // 等额本息: A = i·(1+i)^n / ((1+i)^n − 1). Powers by multiplication: the same 分 on every machine.
    let full = 1;
    for (let k = 0; k < months; k++) full *= 1 + i;
    const level = (i * full) / (full - 1);
    let growth = 1;
    for (let k = 1; k <= months; k++) {
      growth *= 1 + i;
      principal[k - 1] = (growth - 1) / (full - 1);
      payment[k - 1] = level * k;
    }
  }
}

/**
 * Principal and interest of each month. What is due by each month's end is rounded half up to the
 * 分 and the months are its differences: principals sum to the loan, interest sums to the formula's
 * total, equal payments differ by at most 1 分, no lump is left for the last month.
 * @param principal 分, integral, > 0
 * @param into where the months are written, from the first; default columns of their own
 * @throws RangeError when the amounts leave float64's exact range or the term is not 1–600 months
 */
export function planColumns(
  method: RepaymentMethod,
  principal: number,
  bp: BasisPoints,
  months: number,
  into?: PlanColumns,
): PlanColumns {
  if (!Number.isSafeInteger(principal) || principal <= 0 || principal > 1e13)
    throw new RangeError('principal out of range');
  if (!(bp >= 0 && bp <= 10_000)) throw new RangeError('rate is 0–100 %');
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new RangeError('term is 1–600 months');
  // the lists first hold what is due by each month, then, in place, what each month pays
  const plan = into ?? { principal: new Float64Array(months), interest: new Float64Array(months) };
  dueByMonth(method, bp, months, plan);
  const { principal: principals, interest: interests } = plan;
  let principalBefore = 0;
  let paidBefore = 0;
  for (let k = 0; k < months; k++) {
    const due = k === months - 1 ? principal : Math.round(principal * (principals[k] as number));
    const part = due - principalBefore;
    const paid = Math.max(paidBefore + part, Math.round(principal * (interests[k] as number))); // interest never below 0
    principals[k] = part;
    interests[k] = paid - paidBefore - part;
    principalBefore = due;
    paidBefore = paid;
  }
  return plan;
}

/** The plan a person signs, in exact 分. @throws RangeError as `planColumns` */
export function repaymentPlan(
  method: RepaymentMethod,
  principal: Fen,
  bp: BasisPoints,
  months: number,
): Instalment[] {
  const columns = planColumns(method, Number(principal), bp, months);
  let balance = Number(principal);
  return Array.from(columns.principal, (part, i) => {
    const interest = columns.interest[i] as number;
    balance -= part;
    return {
      month: i + 1,
      payment: fen(part + interest),
      principal: fen(part),
      interest: fen(interest),
      balance: fen(balance),
    };
  });
}
