/** So many enterprises are easy to picture; the first that gives at least one of them is taken. */
const CROWDS = [100, 1_000, 10_000] as const;

/** A PD as one would say it: 每 100 家情况相近的企业，大约有 3 家…. @param pd fraction, 0 < pd < 1 */
export function pdWords(pd: number): string {
  const crowd = CROWDS.find((c) => pd * c >= 1);
  if (crowd === undefined) return '每 10000 家情况相近的企业，不到 1 家会在 12 个月内违约';
  const count = Math.min(crowd - 1, Math.round(pd * crowd));
  return `每 ${crowd} 家情况相近的企业，大约有 ${count} 家会在 12 个月内违约`;
}
