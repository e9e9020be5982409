import type { IsoDate } from '@/kernel/period';

const DAY = 86_400_000;

/** Whole days from a snapshot's day to another; negative when it lies ahead. */
export function ageInDays(asOf: IsoDate, today: IsoDate): number {
  return Math.round((Date.parse(today) - Date.parse(asOf)) / DAY);
}
