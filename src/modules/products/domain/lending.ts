import { type Fen, fen } from '@/kernel/money';

/**
 * 无抵质押高级债权的违约损失率: what the foundation approach takes for senior claims on corporates that no
 * collateral secures (Basel framework CRE32.6 of 2023). An assumption, not a finding.
 */
export const UNSECURED_LGD = 0.4;

/** What lending the suggested limits to a set of enterprises would come to. */
export type Lending = {
  readonly rows: number;
  /** 建议额度合计 of those whose limit is known, 分, exact */
  readonly limitFen: Fen;
  readonly limitUnknown: number;
  /** 预期损失 Σ PD × LGD × limit of those whose PD is known too, 分, to the nearest 分 */
  readonly lossFen: Fen;
  /** of those with a known limit, how many have no PD: their loss is not in the sum */
  readonly lossUnknown: number;
  /** the limits whose loss is in the sum, 分: what the loss is a share of */
  readonly lossBaseFen: Fen;
};

const STEP = 1_000_000;

/**
 * @param limits 分, whole 万元, NaN = unknown (`limitColumn`)
 * @param pd fractions, NaN = unknown; undefined = of nobody known
 * @param lgd share lost at default, 0–1
 * @param counts which entries are meant
 */
export function lendingOf(
  limits: Float64Array,
  pd: Float64Array | undefined,
  lgd: number,
  counts: (i: number) => boolean,
): Lending {
  let [rows, limit, limitUnknown, loss, lossUnknown, base] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < limits.length; i++) {
    if (!counts(i)) continue;
    rows += 1;
    const amount = limits[i]! / STEP; // 万元: sums of whole numbers are exact up to 2^53 of them
    if (Number.isNaN(amount)) {
      limitUnknown += 1;
      continue;
    }
    limit += amount;
    const likely = pd === undefined ? Number.NaN : pd[i]!;
    if (Number.isNaN(likely)) lossUnknown += 1;
    else {
      loss += amount * likely;
      base += amount;
    }
  }
  const exact = (wan: number) => fen(BigInt(wan) * BigInt(STEP));
  return {
    rows,
    limitFen: exact(limit),
    limitUnknown,
    lossFen: fen(Math.round(loss * lgd * STEP)),
    lossUnknown,
    lossBaseFen: exact(base),
  };
}

/** The same as a bank may be told it before consent: amounts to the nearest million 元, counts to ten. */
export function roundedLending(lending: Lending): Lending {
  const to = (step: number) => (n: number) => Math.round(n / step) * step;
  const ten = to(10);
  const amount = (value: Fen) => fen(((value + HALF) / COARSE) * COARSE);
  return {
    rows: ten(lending.rows),
    limitFen: amount(lending.limitFen),
    limitUnknown: ten(lending.limitUnknown),
    lossFen: fen(((lending.lossFen + HALF_LOSS) / COARSE_LOSS) * COARSE_LOSS),
    lossUnknown: ten(lending.lossUnknown),
    lossBaseFen: amount(lending.lossBaseFen),
  };
}

const [COARSE, COARSE_LOSS] = [100_000_000n, 1_000_000n];
const [HALF, HALF_LOSS] = [COARSE / 2n, COARSE_LOSS / 2n];

/** 建议额度分布, upper edges in 分: 0, then 1-2-5 steps from 10 万元 to 1 亿元, and above. */
export const LIMIT_EDGES: readonly number[] = [
  0,
  ...[10, 20, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000].map((wan) => wan * STEP),
];

/** How many of the meant entries have a limit in (edge before, edge]; the last bin is above the last edge. */
export function limitSpread(limits: Float64Array, counts: (i: number) => boolean): number[] {
  const bins = new Array<number>(LIMIT_EDGES.length + 1).fill(0);
  for (let i = 0; i < limits.length; i++) {
    const amount = limits[i]!;
    if (!counts(i) || Number.isNaN(amount)) continue;
    let bin = 0;
    while (bin < LIMIT_EDGES.length && amount > LIMIT_EDGES[bin]!) bin++;
    bins[bin]! += 1;
  }
  return bins;
}
