import type { FeatureKey } from '../domain/feature';

/** How an owner reads the profile: by what it is about, the public record first. */
export const FEATURE_GROUPS: readonly {
  readonly title: string;
  readonly match: (key: FeatureKey) => boolean;
}[] = [
  {
    title: '登记',
    match: (k) =>
      /^(age-months|registered-capital|district|zone|industry-section|enterprise-kind|registration-status|size-class)$/.test(
        k,
      ),
  },
  {
    title: '处罚与司法',
    match: (k) => /^(penalties|cases|executee|on-exclusion|abnormal)/.test(k),
  },
  { title: '纳税', match: (k) => /^(tax-|late-fee)/.test(k) },
  {
    title: '发票与经营',
    match: (k) => /^(sales|top\d|void|red-|buyers|suppliers|days-since|purchase|core-)/.test(k),
  },
  { title: '社保与公积金', match: (k) => /^(insured|insurance|fund)/.test(k) },
  { title: '水电气', match: (k) => /^(electricity|water|gas|utility)/.test(k) },
  { title: '年报', match: (k) => /-latest$/.test(k) },
  {
    title: '荣誉与知识产权',
    match: (k) => /^(honours|high-tech|srdi|patents|trademarks|copyrights|ic-|ip-)/.test(k),
  },
  { title: '履约与贷款', match: () => true },
];

/** Every feature in the first group it belongs to. */
export function grouped<T extends { readonly key: FeatureKey }>(
  features: readonly T[],
): { title: string; features: T[] }[] {
  const left = new Set(features);
  return FEATURE_GROUPS.map(({ title, match }) => {
    const own = features.filter((f) => left.has(f) && match(f.key));
    for (const f of own) left.delete(f);
    return { title, features: own };
  }).filter((g) => g.features.length > 0);
}
