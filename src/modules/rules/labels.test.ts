import { expect, it } from 'vitest';
import type { Expr, Rule } from './domain/expr';
import { exprWords, findingWords, valueWords } from './labels';

it.each<[Expr, string]>([
  [{ op: 'gte', feature: 'tax-paid-12m', value: 3_000_000 }, '近 12 个月纳税额 ≥ 3 万元'],
  [{ op: 'between', feature: 'debt-ratio-latest', from: 0, to: 0.7 }, '在 0% 至 70% 之间'],
  [{ op: 'in', feature: 'tax-rating', values: ['A', 'B'] }, '属于 '],
  [{ op: 'eq', feature: 'on-exclusion-list', value: 0 }, '：否'],
  [{ op: 'ne', feature: 'on-exclusion-list', value: 0 }, '：是'],
  [{ op: 'known', feature: 'sales-12m' }, '已有数据'],
  [{ op: 'gt', feature: 'credit-score', value: 580 }, '信用评分 ＞ 580 分'],
])('%j reads %s', (expr, words) => {
  expect(exprWords(expr)).toContain(words);
});

it('joins and brackets as people read', () => {
  const a: Expr = { op: 'known', feature: 'credit-score' };
  const b: Expr = { op: 'lt', feature: 'pd-12m', value: 0.05 };
  expect(exprWords({ op: 'and', args: [a, { op: 'or', args: [a, b] }] })).toBe(
    '信用评分已有数据 且 （信用评分已有数据 或 12 个月违约概率 ＜ 5%）',
  );
  expect(exprWords({ op: 'not', arg: { op: 'or', args: [b] } })).toBe('并非（12 个月违约概率 ＜ 5%）');
});

it('unknown is said, never 0', () => {
  expect(valueWords('sales-12m', undefined)).toBe('未知');
  expect(valueWords('credit-score', 621.44)).toBe('621.4 分');
});

it('says what is proven of rules by their names', () => {
  const named = (id: string, label: string) => ({ id, label }) as Rule;
  const rules = [named('a', '成立满 1 年'), named('b', '成立不满 1 年')];
  expect(findingWords({ kind: 'conflict', rules: ['a', 'b'], unknowns: 'refer' }, rules)).toBe(
    '“成立满 1 年”与“成立不满 1 年”互相矛盾：没有任何取值能同时满足，只有这些数据未知的企业会转人工，其余都不符合。',
  );
  expect(findingWords({ kind: 'redundant', rules: ['b', 'a'] }, rules)).toContain('“成立不满 1 年”不起作用');
  expect(findingWords({ kind: 'never-true', rules: ['a'], unknowns: 'fail' }, rules)).toContain(
    '没有企业能符合',
  );
  expect(findingWords({ kind: 'never-false', rules: ['a'] }, rules)).toContain('不起作用');
  expect(findingWords({ kind: 'never-false', rules: ['a'], unknowns: 'fail' }, rules)).toContain(
    '未知按不符合',
  );
});
