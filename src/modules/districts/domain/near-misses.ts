import type { Rule } from '@/modules/rules/domain/expr';

/** How many enterprises one rule of one product alone stops. */
export type AloneStopped = {
  readonly product: string;
  readonly name: string;
  readonly rule: Rule;
  readonly count: number;
};

export type NearMissLine = {
  readonly label: string;
  readonly actionable: boolean;
  /** enterprise–product pairs that fail this rule and no other */
  readonly pairs: number;
  readonly products: readonly {
    readonly code: string;
    readonly name: string;
    readonly enterprises: number;
  }[];
};

/** Groups the same condition of several products, the one that stops most first, ties by label. */
export function nearMisses(stopped: readonly AloneStopped[]): NearMissLine[] {
  const groups = new Map<string, AloneStopped[]>();
  for (const one of stopped) {
    if (one.count === 0) continue;
    const condition = JSON.stringify(one.rule.when);
    groups.set(condition, [...(groups.get(condition) ?? []), one]);
  }
  return [...groups.values()]
    .map((group) => ({
      label: group[0]!.rule.label,
      actionable: group.some((one) => one.rule.actionable === true),
      pairs: group.reduce((sum, one) => sum + one.count, 0),
      products: group
        .map((one) => ({ code: one.product, name: one.name, enterprises: one.count }))
        .sort((a, b) => b.enterprises - a.enterprises || (a.code < b.code ? -1 : 1)),
    }))
    .sort((a, b) => b.pairs - a.pairs || (a.label < b.label ? -1 : 1));
}
