import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '@/kernel/period';
import { expired, fallenBy, recordKey } from './fallen';
import type { SourceKey } from './source';

const at = (day: string) => `${day}T00:00:00.000Z` as Instant;
const penalty = { documentNo: '津罚1号', decidedOn: '2026-05-10', severity: 'general' };
const record = (payload: object, day = '2026-06-01', source: SourceKey = 'penalty') => ({
  source,
  payload: payload as Record<string, unknown>,
  knownAt: at(day),
});
const redress = (effect: string, day: string, payload: object = penalty) =>
  record(
    {
      caseNo: 'XF-1',
      target: 'penalty',
      targetKey: recordKey('penalty', payload as Record<string, unknown>),
      effect,
      decidedOn: day,
    },
    day,
    'redress',
  );

describe('a record that fell', () => {
  it('has fallen in every version of it, and no other has', () => {
    const fallen = fallenBy([redress('repaired', '2026-08-12')])!;
    expect(fallen(record(penalty))).toBe(true);
    expect(fallen(record({ ...penalty, fine: 500 }, '2026-12-01'))).toBe(true);
    expect(fallen(record({ ...penalty, documentNo: '津罚2号' }))).toBe(false);
    expect(fallen(record(penalty, '2026-06-01', 'court-case'))).toBe(false);
    expect(fallenBy([])).toBeUndefined();
  });
  it('by the end of its display has fallen as it was then; a later version is judged by its own dates', () => {
    const fallen = fallenBy([redress('expired', '2026-08-12')])!;
    expect(fallen(record(penalty))).toBe(true);
    expect(fallen(record(penalty, '2026-08-13'))).toBe(false);
  });
  it('without a document number is named by all it says', () => {
    const bare = { decidedOn: '2026-05-10', fact: '甲' };
    const fallen = fallenBy([redress('withdrawn', '2026-08-12', bare)])!;
    expect(fallen(record(bare))).toBe(true);
    expect(fallen(record({ ...bare, fact: '乙' }))).toBe(false);
  });
});

it('what is past its display or off its list is expired', () => {
  const on = (source: SourceKey, payload: object, day: string) =>
    expired(
      { source, payload: payload as Record<string, unknown>, eventDate: '2026-05-10' as IsoDate },
      day as IsoDate,
    );
  expect(on('penalty', { ...penalty, corrected: true }, '2027-05-09')).toBe(false);
  expect(on('penalty', { ...penalty, corrected: true }, '2027-05-10')).toBe(true);
  expect(on('penalty', { ...penalty, corrected: false }, '2030-01-01')).toBe(false);
  expect(on('abnormal-operation', { removedOn: '2026-09-01' }, '2026-08-31')).toBe(false);
  expect(on('abnormal-operation', { removedOn: '2026-09-01' }, '2026-09-01')).toBe(true);
  expect(on('dishonest-executee', {}, '2036-09-01')).toBe(false);
  expect(on('invoice', { removedOn: '2026-09-01' }, '2036-09-01')).toBe(false);
});
