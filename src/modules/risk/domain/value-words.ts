import type { CardFeature } from './model-files';

const number = (value: number, digits: number) =>
  value.toLocaleString('zh-CN', { maximumFractionDigits: digits, useGrouping: false });

const CODES = 'code:';

/** Words of a unit whose values are places in a list (`code:A 级|B 级`, `flag`); undefined for others. */
function listOf(unit: string): readonly string[] | undefined {
  if (unit === 'flag') return ['否', '是'];
  return unit.startsWith(CODES) ? unit.slice(CODES.length).split('|') : undefined;
}

/** A value of a scorecard feature in Chinese; money comes in 分 and is shown in 万元. */
export function valueWords(unit: string, value: number): string {
  if (!Number.isFinite(value)) return '未知';
  const list = listOf(unit);
  if (list) return list[value] ?? `第 ${value} 类`;
  if (unit === '分') {
    const wan = value / 1_000_000;
    return Math.abs(wan) >= 10_000 ? `${number(wan / 10_000, 2)} 亿元` : `${number(wan, 2)} 万元`;
  }
  return unit === '%' ? `${number(value * 100, 1)} %` : `${number(value, 2)} ${unit}`.trimEnd();
}

/** A bin in Chinese: `≤ 10 万元`, `> 10 万元且 ≤ 30 万元`, `> 1 亿元`, `未知`; of a list its words. */
export function binWords(feature: Pick<CardFeature, 'edges' | 'unit'>, bin: number): string {
  const { edges, unit } = feature;
  if (bin > edges.length) return '未知';
  const list = listOf(unit);
  if (list) {
    const within = list.filter(
      (_, at) => (bin === 0 || at > edges[bin - 1]!) && (bin === edges.length || at <= edges[bin]!),
    );
    return within.join('、');
  }
  const edge = (at: number) => valueWords(unit, edges[at] as number);
  if (bin === 0) return `≤ ${edge(0)}`;
  return bin === edges.length ? `> ${edge(bin - 1)}` : `> ${edge(bin - 1)}且 ≤ ${edge(bin)}`;
}
