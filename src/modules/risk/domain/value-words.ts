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
  return unit === '%' ? `${number(value * 100, 1)} %` : `${number(value, 3)} ${unit}`.trimEnd();
}

/** Units that are counted: a bin of them is named by the whole numbers it holds. */
const COUNTED: ReadonlySet<string> = new Set(['件', '个月', '张', '项', '次']);

/**
 * A bin in Chinese: `不超过 10 万元`, `超过 10 万元、不超过 30 万元`, `超过 1 亿元`, `未知`; of counts `0 件`,
 * `2 至 3 件`, `6 件以上`; of a list its words.
 */
export function binWords(feature: Pick<CardFeature, 'edges' | 'unit'>, bin: number): string {
  const { edges, unit } = feature;
  if (bin > edges.length) return '未知';
  const [above, upTo] = [edges[bin - 1], edges[bin]];
  const list = listOf(unit);
  if (list) return list.filter((_, at) => at > (above ?? -1) && at <= (upTo ?? at)).join('、');
  if (COUNTED.has(unit)) return countWords(unit, above, upTo);
  const edge = (at: number) => valueWords(unit, at);
  if (above === undefined) return `不超过 ${edge(upTo as number)}`;
  return upTo === undefined ? `超过 ${edge(above)}` : `超过 ${edge(above)}、不超过 ${edge(upTo)}`;
}

function countWords(unit: string, above: number | undefined, upTo: number | undefined): string {
  const first = above === undefined ? 0 : Math.floor(above) + 1;
  if (upTo === undefined) return `${first} ${unit}以上`;
  const last = Math.floor(upTo);
  return first === last ? `${first} ${unit}` : `${first} 至 ${last} ${unit}`;
}
