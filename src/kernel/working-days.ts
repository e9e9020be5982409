import calendar from './holidays.json';
import { addDays, daysBetween, type IsoDate } from './period';

type Year = {
  readonly document: string;
  readonly off: readonly string[][];
  readonly work: readonly string[];
};
const YEARS = calendar.years as Readonly<Record<string, Year>>;

/** Days of the calendar that differ from what the day of the week says; true = 上班. */
const NAMED: ReadonlyMap<string, boolean> = new Map(
  Object.values(YEARS).flatMap(({ off, work }) => [
    ...off.flatMap(([from, to]) =>
      Array.from({ length: daysBetween(from as IsoDate, to as IsoDate) + 1 }, (_, i): [string, boolean] => [
        addDays(from as IsoDate, i),
        false,
      ]),
    ),
    ...work.map((day): [string, boolean] => [day, true]),
  ]),
);

/** Whether the year's holidays are published: of others only the days of the week are known. */
export function holidaysPublished(year: string): boolean {
  return Object.hasOwn(YEARS, year);
}

/** 工作日 by the State Council's arrangement; in a year not yet published Monday to Friday. */
export function isWorkingDay(day: IsoDate): boolean {
  const named = NAMED.get(day);
  if (named !== undefined) return named;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The `n`-th working day after `from`, whatever `from` is; 0 is `from` itself. Negative: before it.
 * Friday + 1 is Monday; so is Saturday + 1.
 */
export function addWorkingDays(from: IsoDate, n: number): IsoDate {
  const step = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return -workingDaysBetween(to, from);
  let n = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) n += 1;
  }
  return n;
}
