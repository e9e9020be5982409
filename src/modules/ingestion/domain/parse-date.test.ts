import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseMonth, parseYear } from './parse-date';

describe('parseDate', () => {
  it.each([
    ['2023/6/6', '2023-06-06'],
    ['2023-06-06', '2023-06-06'],
    ['20230606', '2023-06-06'],
    ['2023年6月6日', '2023-06-06'],
    ['2022.10.1', '2022-10-01'],
    ['2025-04-16 15:53:45', '2025-04-16'],
    ['2020/4/21 8:55:32', '2020-04-21'],
    ['2024-02-29T00:00:00.000Z', '2024-02-29'],
    ['20240229235959', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parseDate(text)).toEqual({ ok: true, value: day });
  });

  it.each([
    ['23/6/6', 'date-two-digit-year'],
    ['23年6月6日', 'date-two-digit-year'],
    ['1900/1/0', 'date-impossible'],
    ['1900/1/0 0:00:00', 'date-impossible'],
    ['2023-02-29', 'date-impossible'],
    ['2023-13-01', 'date-impossible'],
    ['1899-12-31', 'date-impossible'],
    ['45839', 'date-serial'],
    ['6/5/2024', 'date-order-unknown'],
    ['21/8/2024 00:00:00', 'date-order-unknown'],
    ['昨天', 'date-malformed'],
    ['2023-06', 'date-malformed'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseDate(text)).toMatchObject({ ok: false, code });
  });

  it('takes day and month order, and Excel serial numbers, only from the profile', () => {
    expect(parseDate('6/5/2024', false, 'dmy')).toEqual({ ok: true, value: '2024-05-06' });
    expect(parseDate('6/5/2024', false, 'mdy')).toEqual({ ok: true, value: '2024-06-05' });
    expect(parseDate('21/8/2024', false, 'mdy')).toMatchObject({ code: 'date-impossible' });
    expect(parseDate('45839', false, 'excel-serial')).toEqual({ ok: true, value: '2025-07-01' });
    expect(parseDate('61', false, 'excel-serial')).toEqual({ ok: true, value: '1900-03-01' });
    expect(parseDate('60', false, 'excel-serial')).toMatchObject({ code: 'date-impossible' });
  });

  it('an open end is a date only where a period ends', () => {
    expect(parseDate('2099/12/31', true)).toEqual({ ok: true, value: '2099-12-31' });
    expect(parseDate('9999-12-31', true)).toEqual({ ok: true, value: '9999-12-31' });
    expect(parseDate('2099/12/31')).toMatchObject({ code: 'date-impossible' });
  });

  it('every day of the calendar reads the same in every spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
        const day = new Date(Date.UTC(1920, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
        const [y, m, d] = day.split('-').map(Number);
        for (const text of [
          day,
          day.replaceAll('-', ''),
          `${y}/${m}/${d}`,
          `${y}年${m}月${d}日`,
          `${y}.${m}.${d}`,
        ])
          expect(parseDate(text)).toEqual({ ok: true, value: day });
      }),
    );
  });
});

it('reads months and years', () => {
  for (const text of ['2026-09', '202609', '2026年9月', '2026/9', '2026.9', '2026年09月份', '2026-09-30'])
    expect(parseMonth(text)).toEqual({ ok: true, value: '2026-09' });
  expect(parseMonth('202613')).toMatchObject({ code: 'date-impossible' });
  expect(parseMonth('9月')).toMatchObject({ code: 'date-malformed' });
  for (const text of ['2022', '2022年', '2022年度'])
    expect(parseYear(text)).toEqual({ ok: true, value: 2022 });
  expect(parseYear('22年')).toMatchObject({ code: 'date-two-digit-year' });
  expect(parseYear('2022-2023')).toMatchObject({ code: 'date-malformed' });
});
