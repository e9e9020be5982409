import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { checkDigit, parseReportNumber, reportNumber } from './report-number';

describe('report numbers', () => {
  it('carry the check digit of ISO/IEC 7064 MOD 11,10', () => {
    expect(checkDigit('0794')).toBe('5'); // the standard's own example
    expect(reportNumber(isoDate('2026-11-27'), '48201937')).toMatch(/^XB-20261127-48201937-\d$/);
  });
  it('are read as people type them, and not with one digit wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const number = reportNumber(isoDate('2026-11-27'), String(n).padStart(8, '0'));
          expect(parseReportNumber(` ${number.toLowerCase().replaceAll('-', ' ')}`)).toBe(number);
          const places = [...number].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
          const place = places[at] as number;
          const wrong = String((Number(number[place]) + by) % 10);
          expect(parseReportNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeUndefined();
        },
      ),
    );
    for (const text of ['', 'XB', 'XB-20261127-48201937', 'YB-20261127-48201937-6'])
      expect(parseReportNumber(text)).toBeUndefined();
  });
});
