import { describe, expect, it } from 'vitest';
import { checkRules, depthOf, featuresNamed } from './check-rules';
import type { Expr, Rule } from './expr';
import { termOf } from './vocabulary';

const rule = (when: Expr, id = 'a'): Rule => ({ id, label: id, when, onUnknown: 'refer', hard: false });
const problems = (...rules: Rule[]) => checkRules(rules, termOf, 6).map((p) => p.words);
const nested = (depth: number): Expr =>
  depth === 1 ? { op: 'known', feature: 'sales-12m' } : { op: 'not', arg: nested(depth - 1) };

describe('checkRules', () => {
  it('takes what makes sense', () => {
    expect(
      problems(
        rule({ op: 'gte', feature: 'tax-paid-12m', value: 3_000_000 }),
        rule({ op: 'in', feature: 'tax-rating', values: ['A', 'B', 'M'] }, 'b'),
        rule({ op: 'lt', feature: 'credit-score', value: 700 }, 'c'),
        rule(nested(6), 'd'),
      ),
    ).toEqual([]);
  });
  it.each<[string, Expr, string]>([
    ['an unknown feature', { op: 'known', feature: 'tax-payed' }, '没有指标“tax-payed”，请从指标目录中选择'],
    ['a number against a text', { op: 'gte', feature: 'sales-12m', value: '3万' }, '要与数字比较'],
    [
      'an infinite bound',
      { op: 'lte', feature: 'sales-12m', value: Number.POSITIVE_INFINITY },
      '要与数字比较',
    ],
    ['a category by size', { op: 'gte', feature: 'tax-rating', value: 'B' }, '是类别'],
    ['a value outside the list', { op: 'in', feature: 'tax-rating', values: ['A', 'E'] }, '没有取值“E”'],
    ['an interval upside down', { op: 'between', feature: 'age-months', from: 9, to: 3 }, '下限大于上限'],
    ['too deep', nested(7), '嵌套超过 6 层'],
  ])('refuses %s', (_, when, words) => {
    expect(problems(rule(when)).join()).toContain(words);
  });
  it('refuses two rules of one id', () => {
    const known = { op: 'known', feature: 'sales-12m' } as const;
    expect(problems(rule(known), rule(known))).toEqual(['两条规则用了同一编号']);
  });
});

it('depth and features of an expression', () => {
  const when: Expr = {
    op: 'or',
    args: [
      { op: 'known', feature: 'b' },
      { op: 'not', arg: { op: 'and', args: [{ op: 'eq', feature: 'a', value: 1 }] } },
      { op: 'lt', feature: 'b', value: 2 },
    ],
  };
  expect(depthOf(when)).toBe(4);
  expect(featuresNamed([rule(when)])).toEqual(['b', 'a']);
});
