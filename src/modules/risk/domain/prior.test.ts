import { describe, expect, it } from 'vitest';
import type { Prior } from './model-files';
import { priorAt } from './prior';

const line = (since: string, value: number, more: Partial<Prior> = {}): Prior => ({
  portfolio: 'enterprise',
  since,
  value,
  basis: '测试',
  ...more,
});
const LINES = [
  line('2027-01-01', 0.04),
  line('2026-01-01', 0.03),
  line('2026-06-01', 0.06, { district: '120101' }),
  line('2026-01-01', 0.02, { portfolio: 'receivable' }),
];

describe('prior', () => {
  it.each([
    ['2026-12-31', undefined, 0.03],
    ['2027-01-01', undefined, 0.04],
    ['2026-05-31', '120101', 0.03],
    ['2026-06-01', '120101', 0.06],
    ['2028-01-01', '120101', 0.06],
    ['2028-01-01', '120102', 0.04],
    ['2019-01-01', undefined, 0.03],
    ['2019-01-01', '120101', 0.03],
  ])('on %s in district %s is %d', (day, district, value) => {
    expect(priorAt(LINES, 'enterprise', day, district)?.value).toBe(value);
  });

  it('is none for a portfolio without a line', () => {
    expect(priorAt([line('2026-01-01', 0.03)], 'receivable', '2026-02-01')).toBeUndefined();
  });
});
