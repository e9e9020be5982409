import { fen, formatWan, formatYuan } from '@/kernel/money';
import { featureOf } from './domain/catalogue';
import type { Feature, FeatureKey, FeatureValue } from './domain/feature';

const UNKNOWN = '未知';

/** 76 -> 6 年 4 个月 */
function yearsAndMonths(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return `${rest} 个月`;
  return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 个月`;
}

const grouped = (value: number, decimals: number): string => {
  const [whole, rest] = value.toFixed(decimals).split('.') as [string, string?];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const kept = rest?.replace(/0+$/, '');
  return kept ? `${digits}.${kept}` : digits;
};

function known(feature: Feature, value: number | string): string {
  if (typeof value === 'string') return feature.codes?.[value] ?? value;
  if (feature.type === 'money') return `${formatWan(fen(Math.round(value)))} 万元`;
  if (feature.type === 'ratio') return `${grouped(value * 100, 2)}%`;
  if (feature.type === 'flag') return value === 0 ? '否' : '是';
  if (feature.unit === '月') return yearsAndMonths(value);
  const text = grouped(value, 4);
  return feature.unit === '' ? text : `${text} ${feature.unit}`;
}

/**
 * A value as people read it: 86.4 万元, 12.5%, 6 年 4 个月, 小型, 是; 未知 when unknown. Money is rounded
 * to 0.01 万元; see exactYuan for the whole sum.
 */
export function formatFeature(key: FeatureKey, value: FeatureValue): string {
  const feature = featureOf(key);
  return feature === undefined || value === undefined ? UNKNOWN : known(feature, value);
}

/** The exact sum of a money feature in 元 with two decimals: 864,000.00 元; undefined for others. */
export function exactYuan(key: FeatureKey, value: FeatureValue): string | undefined {
  if (featureOf(key)?.type !== 'money' || typeof value !== 'number') return undefined;
  return `${formatYuan(fen(Math.round(value)))} 元`;
}

/** Why an asked-for base was not used. */
export const BASE_REFUSAL_WORDS = {
  'as-of-differs': '数据日不同',
  'known-later': '基础快照获知的数据更晚',
  'features-differ': '指标定义已变',
  'coverage-differs': '全市名单的覆盖已变',
} as const;
