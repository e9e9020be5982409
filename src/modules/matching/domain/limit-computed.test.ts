import { expect, it } from 'vitest';
import { fenNumber } from '@/kernel/money';
import type { LimitExpr } from '@/modules/products/domain/product';
import { limitComputed } from './limit-computed';

const WAN = 1_000_000;
const amount = { min: fenNumber(10 * WAN), max: fenNumber(500 * WAN) };
const times = (value: number, feature: string): LimitExpr => ({
  op: 'mul',
  args: [
    { op: 'const', value },
    { op: 'feature', feature },
  ],
});

it('finds by how much one feature reaches the smallest loan', () => {
  const { computed, edges } = limitComputed({ limit: times(9, 'tax-paid-12m'), amount }, () => WAN);
  const [least] = edges.get('tax-paid-12m') as number[];
  const limitAt = (tax: number) => computed.compute(() => tax)('limit-estimate');
  expect(limitAt(Math.ceil(least!))).toBe(10 * WAN);
  expect(limitAt(Math.ceil(least!) - 1)).toBe(9 * WAN);
});

it('finds both of two unknown features of a smaller-of', () => {
  const limit: LimitExpr = { op: 'min', args: [times(9, 'tax-paid-12m'), times(0.1, 'sales-12m')] };
  const { edges, computed } = limitComputed({ limit, amount }, () => undefined);
  const tax = Math.ceil(Number(edges.get('tax-paid-12m')?.[0]));
  const sales = Math.ceil(Number(edges.get('sales-12m')?.[0]));
  const at = (values: Record<string, number>) => computed.compute((key) => values[key])('limit-estimate');
  expect(at({ 'tax-paid-12m': tax, 'sales-12m': sales })).toBe(10 * WAN);
  expect(at({ 'tax-paid-12m': tax, 'sales-12m': sales - 1 })).toBe(9 * WAN);
  expect(at({ 'tax-paid-12m': tax })).toBeUndefined();
});
