import { describe, expect, it } from 'vitest';
import { exactYuan, formatFeature } from './labels';

describe('a value in words', () => {
  it.each([
    ['sales-12m', 86_400_000, '86.4 万元'],
    ['sales-12m', -86_400_000, '-86.4 万元'],
    ['top1-buyer-share-12m', 0.125, '12.5%'],
    ['sales-growth-12m', -0.25, '-25%'],
    ['age-months', 76, '6 年 4 个月'],
    ['age-months', 72, '6 年'],
    ['age-months', 4, '4 个月'],
    ['insured-now', 1234, '1,234 人'],
    ['electricity-12m', 12_345.5, '12,345.5 kWh'],
    ['electricity-volatility-12m', 0.61237, '0.6124'],
    ['size-class', 'small', '小型'],
    ['on-exclusion-list', 0, '否'],
    ['on-exclusion-list', 1, '是'],
    ['tax-arrears', undefined, '未知'],
    ['no-such-feature', 1, '未知'],
  ] as const)('%s %s is %s', (key, value, words) => {
    expect(formatFeature(key, value)).toBe(words);
  });

  it('keeps the exact sum beside the rounded one', () => {
    expect(formatFeature('tax-paid-12m', 123_456_789)).toBe('123.46 万元');
    expect(exactYuan('tax-paid-12m', 123_456_789)).toBe('1,234,567.89 元');
    expect(exactYuan('insured-now', 5)).toBeUndefined();
    expect(exactYuan('tax-paid-12m', undefined)).toBeUndefined();
  });
});
