import { expect, it } from 'vitest';
import type { WhitelistDefinition } from '@/modules/whitelist/domain/definition';
import { featuresReading, listReads } from './stands-on';

const list = (feature: string, more: Partial<WhitelistDefinition> = {}): WhitelistDefinition => ({
  districts: [],
  batchIds: [],
  rules: [{ id: 'a', label: '甲', when: { op: 'known', feature }, onUnknown: 'fail', hard: true }],
  ranking: [{ feature: 'age-months', direction: 'desc' }],
  cap: null,
  limit: null,
  limitMax: null,
  ...more,
});

it('a list reads a source by its rules, its order, its limit, or the score', () => {
  expect(featuresReading('penalty')).toEqual(['penalties-minor', 'penalties-general', 'penalties-serious']);
  expect(listReads(list('penalties-general'), 'penalty')).toBe(true);
  expect(listReads(list('penalties-general'), 'court-case')).toBe(false);
  expect(listReads(list('sales-12m'), 'penalty')).toBe(false);
  expect(listReads(list('credit-score'), 'penalty')).toBe(true);
  const ranking = [{ feature: 'penalties-minor', direction: 'asc' }] as const;
  expect(listReads(list('sales-12m', { ranking }), 'penalty')).toBe(true);
  expect(
    listReads(list('sales-12m', { ranking: [{ feature: 'credit-score', direction: 'desc' }] }), 'court-case'),
  ).toBe(true);
});
