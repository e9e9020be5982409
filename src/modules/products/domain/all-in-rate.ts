/** What a loan costs per year with every fee in: fractions, 0.05325 = 5.325 %. */
export type AllInRate = {
  /** 12 × the monthly internal rate (年化, 单利口径, 中国人民银行公告〔2021〕第3号 allows IRR) */
  readonly nominal: number;
  /** (1 + monthly rate)^12 − 1 */
  readonly effective: number;
};

/**
 * Internal rate of return of one receipt followed by monthly payments.
 * @param received what reaches the borrower at the start, after upfront fees, 分
 * @param payments month 1, 2, … n, 分, each ≥ 0
 * @param months how many of the payments count, default all
 * @returns undefined when nothing is received or the payments do not cover it (the rate would be negative)
 */
export function allInRate(
  received: number,
  payments: ArrayLike<number>,
  months = payments.length,
): AllInRate | undefined {
  let paid = 0;
  for (let k = 0; k < months; k++) paid += payments[k] as number;
  if (!(received > 0) || paid < received) return undefined;
  // f(v) = Σ p_k v^k − received grows with v = 1/(1+r), is convex, f(1) >= 0: Newton from v = 1
  // falls monotonically onto the only root in (0, 1].
  let v = 1;
  for (let step = 0; step < 100; step++) {
    let value = 0;
    let slope = 0;
    for (let k = months - 1; k >= 0; k--) {
      slope = slope * v + value;
      value = value * v + (payments[k] as number);
    }
    slope = slope * v + value; // derivative of v·(p1 + p2 v + …)
    value = value * v - received;
    const next = v - value / slope;
    if (Math.abs(next - v) < 1e-15 || next >= v) {
      v = Math.min(v, next);
      break;
    }
    v = next;
  }
  const monthly = 1 / v - 1;
  return { nominal: 12 * monthly, effective: (1 + monthly) ** 12 - 1 };
}
