import type { CardFeature } from './model-files';

const number = (value: number, digits: number) =>
  value.toLocaleString('zh-CN', { maximumFractionDigits: digits, useGrouping: false });

/** A value of a scorecard feature in Chinese; money comes in 分 and is shown in 万元. */
export function valueWords(unit: string, value: number): string {
  if (Number.isNaN(value)) return '未知';
  if (unit === '分') {
    const wan = value / 1_000_000;
    return Math.abs(wan) >= 10_000 ? `${number(wan / 10_000, 2)} 亿元` : `${number(wan, 2)} 万元`;
  }
  return unit === '%' ? `${number(value * 100, 1)} %` : `${number(value, 2)} ${unit}`.trimEnd();
}

/** A bin in Chinese: `≤ 10 万元`, `> 10 万元且 ≤ 30 万元`, `> 1 亿元`, `未知`. */
export function binWords(feature: Pick<CardFeature, 'edges' | 'unit'>, bin: number): string {
  const { edges, unit } = feature;
  const edge = (at: number) => valueWords(unit, edges[at] as number);
  if (bin > edges.length) return '未知';
  if (bin === 0) return `≤ ${edge(0)}`;
  return bin === edges.length ? `> ${edge(bin - 1)}` : `> ${edge(bin - 1)}且 ≤ ${edge(bin)}`;
}
