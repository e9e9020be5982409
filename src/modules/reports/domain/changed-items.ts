import type { ReportSection } from './report-content';

const itemsOf = (sections: readonly ReportSection[]) =>
  sections.flatMap(({ key, parts }) =>
    parts.flatMap((part) => part.items.map((item) => JSON.stringify([key, part.key, item.texts]))),
  );

/** How many items of `before` are not in `after`, each counted as often as it stands; what is new in `after` does not count. */
export function changedItems(before: readonly ReportSection[], after: readonly ReportSection[]): number {
  const left = new Map<string, number>();
  for (const item of itemsOf(after)) left.set(item, (left.get(item) ?? 0) + 1);
  let gone = 0;
  for (const item of itemsOf(before)) {
    const n = left.get(item) ?? 0;
    if (n === 0) gone += 1;
    else left.set(item, n - 1);
  }
  return gone;
}
