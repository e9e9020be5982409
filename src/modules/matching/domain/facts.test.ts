import { describe, expect, it } from 'vitest';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { Rule } from '@/modules/rules/domain/expr';
import { type Fact, featuresOf, reasonText, valueText } from './facts';

const format = (type: 'money' | 'ratio' | 'count' | 'flag' | 'code', unit = '') => ({ type, unit });

describe('valueText', () => {
  it('writes money in 万元, ratios in %, flags as 是/否, codes as their names', () => {
    expect(valueText(format('money', '元'), 35_500_000)).toBe('35.5 万元');
    expect(valueText(format('ratio', '%'), 0.2533)).toBe('25.33 %');
    expect(valueText(format('flag'), 0)).toBe('否');
    expect(valueText(format('flag'), 1)).toBe('是');
    expect(valueText(format('count', '户'), 12)).toBe('12 户');
    expect(valueText({ ...format('code'), codes: { small: '小型' } }, 'small')).toBe('小型');
    expect(valueText(format('code'), 'X')).toBe('X');
  });
});

describe('reasonText', () => {
  const rule: Rule = {
    id: 'r',
    label: '纳税信用 A 级，或无欠税',
    when: {
      op: 'or',
      args: [
        { op: 'eq', feature: 'tax-rating', value: 'A' },
        { op: 'not', arg: { op: 'gt', feature: 'tax-arrears', value: 0 } },
      ],
    },
    onUnknown: 'refer',
    hard: false,
    actionable: true,
  };
  const fact = (feature: string, label: string, text: string): [string, Fact] => [
    feature,
    { feature, label, value: undefined, text, window: '', sources: [], dataDate: undefined },
  ];
  const facts = new Map([fact('tax-rating', '纳税信用等级', 'B'), fact('tax-arrears', '欠税', '2 万元')]);
  const verdict = (values: Record<string, string | number>, changes: Partial<Rule> = {}) =>
    evaluateRow([{ ...rule, ...changes }], (key) => values[key]).rules[0]!;

  it('names every feature the rule looked at with its value now', () => {
    expect(featuresOf(rule.when)).toEqual(['tax-rating', 'tax-arrears']);
    expect(reasonText(verdict({ 'tax-rating': 'B', 'tax-arrears': 2_000_000 }), facts)).toBe(
      '纳税信用 A 级，或无欠税（纳税信用等级为 B，欠税为 2 万元）：达到此条即不再卡在这里',
    );
  });
  it('says what cannot be acted on, and what is unknown', () => {
    const failing = verdict({ 'tax-rating': 'B', 'tax-arrears': 1 }, { actionable: false });
    expect(reasonText(failing, facts)).toMatch(/不能靠申请人/);
    expect(reasonText(verdict({ 'tax-rating': 'B' }), facts)).toMatch(/数据未知/);
    expect(reasonText(verdict({ 'tax-rating': 'A' }), facts)).toMatch(/2 万元）$/);
  });
});
