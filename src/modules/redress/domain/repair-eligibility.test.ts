import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate, isoDate } from '@/kernel/period';
import type { Penalty } from '@/modules/ingestion/domain/display-period';
import { minorExempt, repairEligibility } from './repair-eligibility';

const DECIDED = isoDate('2026-05-10');
const general: Penalty = { decidedOn: DECIDED, severity: 'general', corrected: true };
const told = (penalty: Penalty, today: string, promised?: boolean) =>
  repairEligibility(penalty, DECIDED, isoDate(today), promised);
const met = (penalty: Penalty, today: string) =>
  Object.fromEntries(told(penalty, today).conditions.map((c) => [c.code, c.met]));

describe('repair of a penalty', () => {
  it('the vector of the standards: 一般 decided 2026-05-10', () => {
    const before = told(general, '2026-08-09');
    expect([before.state, before.earliest, before.endsBy]).toEqual(['blocked', '2026-08-10', '2027-05-10']);
    expect(before.words).toContain('最早 2026-08-10');
    expect(before.words).toContain('令第36号（2026-04-01 起施行）');
    expect(told(general, '2026-08-10').state).toBe('open');
    expect(told(general, '2027-05-09').state).toBe('open');
    expect(told(general, '2027-05-10').state).toBe('ended');
  });
  it('says which condition is missing, and leaves what the data do not tell open', () => {
    expect(met(general, '2026-08-10')).toEqual({
      'minimum-term': true,
      corrected: true,
      commitment: undefined,
      other: undefined,
    });
    const { corrected: _, ...untold } = general;
    expect(met(untold, '2026-08-10').corrected).toBeUndefined();
    expect(told(untold, '2026-08-10').state).toBe('open');
    const uncorrected = told({ ...general, corrected: false }, '2026-09-01');
    expect([uncorrected.state, uncorrected.endsBy]).toEqual(['blocked', undefined]);
    expect(uncorrected.words).toContain('先履行改正');
    expect(told({ ...untold, correctedOn: isoDate('2026-09-02') }, '2026-09-01').state).toBe('blocked');
  });
  it('decisions before 2026-04-01 fall under 令第58号', () => {
    const old = { ...general, decidedOn: isoDate('2026-03-31') };
    const answer = repairEligibility(old, old.decidedOn, isoDate('2026-07-01'));
    expect([answer.earliest, answer.endsBy]).toEqual(['2026-06-30', '2029-03-31']);
    expect(answer.words).toContain('令第58号');
  });
  it('serious: a year; untold severity is taken for it', () => {
    expect(told({ ...general, severity: 'serious' }, '2026-12-01').earliest).toBe('2027-05-10');
    const { severity: _, ...untold } = general;
    expect(told(untold, '2026-12-01').earliest).toBe('2027-05-10');
    expect(told(untold, '2026-12-01').conditions[0]?.words).toContain('未注明失信程度，按严重计');
  });
  it('minor: no shortest term, three months at most', () => {
    const minor: Penalty = { ...general, severity: 'minor' };
    expect(minorExempt(minor)).toBe(true);
    expect(told(minor, '2026-05-10')).toMatchObject({
      state: 'open',
      earliest: '2026-05-10',
      endsBy: '2026-08-10',
    });
    expect(told(minor, '2026-08-10').state).toBe('ended');
    expect(minorExempt(general)).toBe(false);
  });
  it('once open it stays open until display ends', () => {
    let day: IsoDate = isoDate('2026-08-10');
    for (; day < '2027-05-10'; day = addDays(day, 1)) expect(told(general, day).state).toBe('open');
  });
});
