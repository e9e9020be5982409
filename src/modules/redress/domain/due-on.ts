import { addDays, type IsoDate } from '@/kernel/period';
import type { CaseKind } from './case-states';

/**
 * Working days to an answer. An objection: 20 (征信业管理条例); a repair: 10. Both can be set otherwise for
 * an installation, see `server/env.ts`.
 */
export const WORKING_DAYS: Readonly<Record<CaseKind, number>> = { objection: 20, repair: 10 };

/** The `n`-th day Monday to Friday after `from`. */
export function dueOn(from: IsoDate, n: number): IsoDate {
  let day = from;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}
