import { expect, it } from 'vitest';
import type { Rule } from '@/modules/rules/domain/expr';
import { nearMisses } from './near-misses';

const rule = (label: string, value: number, actionable = false): Rule => ({
  id: label,
  label,
  when: { op: 'gte', feature: 'age-months', value },
  onUnknown: 'refer',
  hard: false,
  actionable,
});

it('groups one condition over products, whatever they call it, and puts the greatest obstacle first', () => {
  const lines = nearMisses([
    { product: 'a', name: '甲', rule: rule('成立满 2 年', 24), count: 3 },
    { product: 'b', name: '乙', rule: rule('成立满两年', 24), count: 4 },
    { product: 'c', name: '丙', rule: rule('成立满 1 年', 12, true), count: 5 },
    { product: 'd', name: '丁', rule: rule('成立满 3 年', 36), count: 0 },
  ]);
  expect(lines).toEqual([
    {
      label: '成立满 2 年',
      actionable: false,
      pairs: 7,
      products: [
        { code: 'b', name: '乙', enterprises: 4 },
        { code: 'a', name: '甲', enterprises: 3 },
      ],
    },
    {
      label: '成立满 1 年',
      actionable: true,
      pairs: 5,
      products: [{ code: 'c', name: '丙', enterprises: 5 }],
    },
  ]);
});
