import { describe, expect, it } from 'vitest';
import { DEEPEST, MOST_NODES, MOST_RULES, MOST_VALUES, rulesSchema } from './schema';

const leaf = { op: 'known', feature: 'sales-12m' };
const rule = (when: unknown, change: object = {}) => ({
  id: 'a',
  label: '规则',
  when,
  onUnknown: 'refer',
  hard: false,
  ...change,
});
const nested = (depth: number) => {
  let when: unknown = leaf;
  for (let d = 1; d < depth; d++) when = { op: 'not', arg: when };
  return when;
};
/** connectives are conditions too: 1 + arms × (1 + leaves) */
const wide = (arms: number, leaves: number) => ({
  op: 'and',
  args: new Array(arms).fill({ op: 'or', args: new Array(leaves).fill(leaf) }),
});
const words = (rules: unknown) =>
  rulesSchema
    .safeParse(rules)
    .error?.issues.map((i) => i.message)
    .join();

describe('rulesSchema', () => {
  it.each<[string, unknown]>([
    ['a rule', [rule({ op: 'gte', feature: 'sales-12m', value: 1 }, { actionable: true })]],
    ['the deepest', [rule(nested(DEEPEST))]],
    ['the most values', [rule({ op: 'in', feature: 'district', values: new Array(MOST_VALUES).fill('1') })]],
    ['no values', [rule({ op: 'in', feature: 'district', values: [] })]],
    ['the most rules', Array.from({ length: MOST_RULES }, () => rule(leaf))],
    ['the most conditions', [rule(wide(20, 19)), rule(wide(14, 6), { id: 'b' })]],
  ])('takes %s as it is', (_, rules) => {
    expect(rulesSchema.parse(rules)).toEqual(rules);
  });

  it.each<[string, unknown, string]>([
    ['no rules', [], '至少要有一条规则'],
    ['one level too deep', [rule(nested(DEEPEST + 1))], `嵌套超过 ${DEEPEST} 层`],
    ['a nest no stack holds', [rule(nested(200_000))], `嵌套超过 ${DEEPEST} 层`],
    ['one condition too many', [rule(wide(20, 19)), rule(wide(14, 6)), rule(leaf)], `超过 ${MOST_NODES} 个`],
    ['500 rules', new Array(500).fill(rule(leaf)), '最多 50 条，这里有 500 条'],
    ['a nest of fifty', [rule(nested(50))], `嵌套超过 ${DEEPEST} 层`],
    [
      'ten thousand codes',
      [rule({ op: 'in', feature: 'district', values: new Array(10_000).fill('1') })],
      `最多列 ${MOST_VALUES} 个取值，此条有 10000 个`,
    ],
    ['a group of many', [rule({ op: 'or', args: new Array(21).fill(leaf) })], '一组最多 20 个条件'],
    ['an empty group', [rule({ op: 'or', args: [] })], '一组至少要有一个条件'],
    ['an operator of no language', [rule({ op: 'like', feature: 'a', value: 'b' })], '条件的写法不对'],
    ['no list', {}, '规则应为一个数组'],
    ['an id with a space', [rule(leaf, { id: 'a b' })], '规则编号只用'],
  ])('refuses %s', (_, rules, message) => {
    expect(words(rules)).toContain(message);
  });

  it('says which rule is too deep', () => {
    const issues = rulesSchema.safeParse([rule(leaf), rule(nested(DEEPEST + 1))]).error?.issues;
    expect(issues?.map((i) => i.path)).toEqual([[1, 'when']]);
  });

  it.each<[string, unknown]>([
    ['something that is no list', { rules: [] }],
    ['nothing', undefined],
    ['rules of nothing', [null, undefined, 1]],
    ['arguments that are no list', [rule({ op: 'and', args: leaf })]],
    ['a list for a condition', [rule([[leaf]])]],
    ['an unknown operator', [rule({ op: 'like', feature: 'a', value: 'b' })]],
    ['an unknown key', [rule({ ...leaf, fuzzy: true })]],
    ['NaN', [rule({ op: 'gte', feature: 'sales-12m', value: Number.NaN })]],
    ['a list within the values', [rule({ op: 'in', feature: 'a', values: [['b']] })]],
    ['an empty “and”', [rule({ op: 'and', args: [] })]],
    ['one value too many', [rule({ op: 'in', feature: 'a', values: new Array(MOST_VALUES + 1).fill('1') })]],
    ['one rule too many', Array.from({ length: MOST_RULES + 1 }, () => rule(leaf))],
    ['a label of blanks', [rule(leaf, { label: '  ' })]],
  ])('refuses %s', (_, rules) => {
    expect(rulesSchema.safeParse(rules).success).toBe(false);
  });
});
