import { daysInMonth } from '@/kernel/period';
import { ok, type Result, refused } from '@/kernel/result';
import type { ReasonCode } from './reasons';

/** How a column writes ambiguous dates; only a reviewed profile may say so. */
export type DateFormat = 'dmy' | 'mdy' | 'excel-serial';

const DELIMITED =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const DAY_OR_MONTH_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const TWO_DIGIT_YEAR = /^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;
const SERIAL = /^\d{1,6}(\.\d+)?$/;
const MONTH = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?$/;

/** The last year an ordinary date may lie in; beyond it stand only open ends (2099/12/31, 9999-12-31). */
const LAST_YEAR = 2098;

/**
 * A calendar day in any of the spellings bureaus use -> `YYYY-MM-DD`. A time of day is dropped.
 * @param openEnd the field ends a period: 2099-12-31 and the like mean "no end"
 * @param format  what the profile says about day/month order or Excel serial numbers; without it such
 *                cells are refused, because 6/5/2024 has two readings
 */
export function parseDate(text: string, openEnd = false, format?: DateFormat): Result<string, ReasonCode> {
  if (format === 'excel-serial' && SERIAL.test(text)) return fromSerial(Number(text));
  const match = DELIMITED.exec(text) ?? COMPACT.exec(text);
  if (match) return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]), openEnd);
  const turned = DAY_OR_MONTH_FIRST.exec(text);
  if (turned) {
    const [a, b, year] = [Number(turned[1]), Number(turned[2]), Number(turned[3])];
    if (format === 'dmy') return calendarDay(year, b, a, openEnd);
    if (format === 'mdy') return calendarDay(year, a, b, openEnd);
    return refused('date-order-unknown');
  }
  if (TWO_DIGIT_YEAR.test(text)) return refused('date-two-digit-year');
  if (/^\d{5}(\.\d+)?$/.test(text)) return refused('date-serial');
  return refused('date-malformed');
}

function calendarDay(year: number, month: number, day: number, openEnd: boolean): Result<string, ReasonCode> {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || day > daysInMonth(year, month))
    return refused('date-impossible');
  if (year > LAST_YEAR && !openEnd) return refused('date-impossible');
  return ok(`${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`);
}

/** Excel's 1900 system: 1 is 1900-01-01, and a day that never was (1900-02-29) is number 60. */
function fromSerial(serial: number): Result<string, ReasonCode> {
  const days = Math.floor(serial);
  if (days < 1 || days === 60 || days > 72_686) return refused('date-impossible');
  const shifted = days > 60 ? days - 1 : days;
  return ok(new Date(Date.UTC(1899, 11, 31) + shifted * 86_400_000).toISOString().slice(0, 10));
}

/** A month (2026-09, 202609, 2026年9月) or a full date inside it -> `YYYY-MM`. */
export function parseMonth(text: string): Result<string, ReasonCode> {
  const match = MONTH.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (match) {
    const day = calendarDay(Number(match[1]), Number(match[2]), 1, false);
    return day.ok ? ok(day.value.slice(0, 7)) : day;
  }
  const day = parseDate(text);
  return day.ok ? ok(day.value.slice(0, 7)) : day;
}

/** 2022, 2022年, 2022年度 -> 2022. */
export function parseYear(text: string): Result<number, ReasonCode> {
  const match = /^(\d{4})\s*(?:年度?)?$/.exec(text);
  if (!match) return refused(/^\d{2}\s*年度?$/.test(text) ? 'date-two-digit-year' : 'date-malformed');
  const year = Number(match[1]);
  return year < 1900 || year > LAST_YEAR ? refused('date-impossible') : ok(year);
}
