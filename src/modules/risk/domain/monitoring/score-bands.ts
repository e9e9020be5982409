import type { IsoDate } from '@/kernel/period';

export type BandTable = {
  /** First day of snapshots counted by this table; the first table also counts everything older. */
  readonly since: IsoDate;
  /** Lowest score of each band but the first, ascending. */
  readonly from: readonly number[];
};

/** 分数段, half a grade wide: fixed, so that two months compare. A new table is a new line with its date. */
export const BAND_TABLES: readonly BandTable[] = [
  { since: '2026-11-20' as IsoDate, from: [520, 535, 550, 565, 580, 595, 610, 625, 640, 655, 670] },
];

/** @param tables ascending by `since` */
export function bandTableAt(asOf: IsoDate, tables: readonly BandTable[] = BAND_TABLES): BandTable {
  return (tables.findLast((t) => t.since <= asOf) ?? tables[0]) as BandTable;
}

/** Firms per band; who was referred to a person has no score and is in none. */
export function bandCounts(scores: Float64Array, { from }: BandTable): Int32Array {
  const counts = new Int32Array(from.length + 1);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    if (Number.isNaN(score)) continue;
    let band = 0;
    while (band < from.length && score >= from[band]!) band++;
    counts[band]!++;
  }
  return counts;
}

/** `< 520`, `520–534`, …, `≥ 670` */
export function bandWords({ from }: BandTable): string[] {
  const middle = from.slice(1).map((to, i) => `${from[i]}–${to - 1}`);
  return [`< ${from[0]}`, ...middle, `≥ ${from.at(-1)}`];
}
