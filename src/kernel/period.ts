import { Temporal } from 'temporal-polyfill';

declare const dateBrand: unique symbol;
declare const monthBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A calendar day, `2026-11-20`. Compares as text. */
export type IsoDate = string & { readonly [dateBrand]: true };
/** A calendar month, `2026-11`. Compares as text. */
export type YearMonth = string & { readonly [monthBrand]: true };
/** A UTC instant with milliseconds, `2026-11-20T08:00:00.000Z`. Compares as text. */
export type Instant = string & { readonly [instantBrand]: true };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function isIsoDate(text: string): text is IsoDate {
  if (!DAY.test(text)) return false;
  const [y, m, d] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return y >= 1900 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
}

/** @throws RangeError when the day does not exist */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** @throws RangeError when the month does not exist */
export function yearMonth(text: string): YearMonth {
  if (!MONTH.test(text)) throw new RangeError(`not a calendar month: ${text}`);
  return text as YearMonth;
}

/** @throws RangeError when not a UTC instant with milliseconds */
export function instant(value: string | Date): Instant {
  const text = typeof value === 'string' ? value : value.toISOString();
  if (!INSTANT.test(text)) throw new RangeError(`not a UTC instant: ${text}`);
  return text as Instant;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function monthOf(date: IsoDate): YearMonth {
  return date.slice(0, 7) as YearMonth;
}

/** The day `months` later; the end of a shorter month is kept inside it (31 Jan + 1 month = 28 Feb). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as IsoDate;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as IsoDate;
}

export function addYearMonths(month: YearMonth, months: number): YearMonth {
  const index = monthIndex(month) + months;
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as YearMonth;
}

/** Months since year 0; consecutive months differ by 1. */
export function monthIndex(month: YearMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whole months from `from` to `to`: 2024-01-31 to 2024-02-29 is 0. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const months = monthIndex(monthOf(to)) - monthIndex(monthOf(from));
  if (months >= 0) return to.slice(8) < from.slice(8) ? months - 1 : months;
  return to.slice(8) > from.slice(8) ? months + 1 : months;
}

/** The calendar day in Tianjin (UTC+8, no summer time) at an instant. */
export function tianjinDay(now: Date): IsoDate {
  return isoDate(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
}
