import { expect, it } from 'vitest';
import { pseudonym } from './pseudonym';

it('is the same at every look and differs by bank, enterprise and secret', () => {
  const one = pseudonym('s'.repeat(32), 1n, 7n);
  expect(pseudonym('s'.repeat(32), 1n, 7n)).toBe(one);
  expect(one).toMatch(/^未授权企业 [2-9A-Z]{8}$/);
  const all = [
    one,
    pseudonym('s'.repeat(32), 2n, 7n),
    pseudonym('s'.repeat(32), 1n, 8n),
    pseudonym('t'.repeat(32), 1n, 7n),
  ];
  expect(new Set(all).size).toBe(4);
});
