import { addDays, type IsoDate } from '@/kernel/period';
import { addWorkingDays } from '@/kernel/working-days';
import type { CaseKind } from './case-states';

/** To an answer. An objection: 20 days, holidays among them (征信业管理条例 25); a repair: 10 工作日. */
const DAYS: Readonly<Record<CaseKind, number>> = { objection: 20, repair: 10 };

/** The last day for an answer to a case opened on `from`. @param days another number, of the installation */
export function dueOn(kind: CaseKind, from: IsoDate, days = DAYS[kind]): IsoDate {
  return kind === 'objection' ? addDays(from, days) : addWorkingDays(from, days);
}
