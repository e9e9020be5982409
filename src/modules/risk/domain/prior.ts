import type { Prior } from './model-files';

/**
 * 先验: the PD of a portfolio on a day, before any evidence: the district's latest line if it has one,
 * else the latest of all districts.
 * @param priors lines of models/priors.json, any order
 * @returns undefined when no line is in force
 */
export function priorAt(
  priors: readonly Prior[],
  portfolio: Prior['portfolio'],
  asOf: string,
  district?: string,
): Prior | undefined {
  const mine = priors.filter((p) => p.portfolio === portfolio);
  const latest = (of: string | undefined) => {
    const lines = mine.filter((p) => p.district === of).sort((a, b) => (a.since < b.since ? -1 : 1));
    // a day before the first line takes the first: a back-test has no older knowledge
    return lines.findLast((p) => p.since <= asOf) ?? (of === undefined ? lines[0] : undefined);
  };
  return (district === undefined ? undefined : latest(district)) ?? latest(undefined);
}
