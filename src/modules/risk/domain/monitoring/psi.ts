/** From here a shift is watched, from there on a person must look. */
export const PSI_WATCH = 0.1;
export const PSI_ALERT = 0.25;

/** 群体稳定性指数 of one set of bins against another. */
export type Psi = {
  readonly value: number;
  /** firms counted now and in the base */
  readonly n: number;
  readonly base: number;
  /** what two samples of these sizes from one population differ by on average */
  readonly chance: number;
  /** false where chance alone would reach the watch level: too few firms to say anything */
  readonly judged: boolean;
};

/**
 * Population stability index Σ (p − q) ln(p / q) over bins. An empty cell is counted as half a firm, so
 * that the index stays finite; a bin empty on both sides says nothing.
 * @returns undefined = unknown, where one side has no firm
 */
export function psiOf(counts: ArrayLike<number>, base: ArrayLike<number>): Psi | undefined {
  if (counts.length !== base.length) throw new RangeError(`${counts.length} bins against ${base.length}`);
  const totals = { n: 0, base: 0, shown: 0, baseShown: 0, bins: 0 };
  for (let i = 0; i < counts.length; i++) {
    const [a, b] = [counts[i]!, base[i]!];
    totals.n += a;
    totals.base += b;
    if (a === 0 && b === 0) continue;
    totals.bins++;
    totals.shown += a || 0.5;
    totals.baseShown += b || 0.5;
  }
  if (totals.n === 0 || totals.base === 0) return undefined;
  let value = 0;
  for (let i = 0; i < counts.length; i++) {
    const [a, b] = [counts[i]!, base[i]!];
    if (a === 0 && b === 0) continue;
    const p = (a || 0.5) / totals.shown;
    const q = (b || 0.5) / totals.baseShown;
    value += (p - q) * Math.log(p / q);
  }
  const chance = (totals.bins - 1) * (1 / totals.n + 1 / totals.base);
  return { value, n: totals.n, base: totals.base, chance, judged: chance < PSI_WATCH };
}

export type PsiLevel = 'steady' | 'watch' | 'alert' | 'unknown';

export function psiLevel(psi: Psi | undefined): PsiLevel {
  if (!psi?.judged) return 'unknown';
  if (psi.value >= PSI_ALERT) return 'alert';
  return psi.value >= PSI_WATCH ? 'watch' : 'steady';
}
