import { type IsoDate, tianjinDay } from '@/kernel/period';
import { addWorkingDays, workingDaysBetween } from '@/kernel/working-days';
import type { ApplicationState } from './lifecycle';

/** "135" 限时办: working days to accept, to decide after acceptance, to pay out after the offer was taken. */
export type Promise135 = { readonly accept: number; readonly decide: number; readonly draw: number };
export const PROMISE: Promise135 = { accept: 1, decide: 3, draw: 5 };

export type ClockKind = 'accept' | 'decide' | 'draw' | 'offer' | 'more-information';

/** Whose turn it is in a state; undefined = nobody's clock runs. */
export function clockOf(state: ApplicationState): ClockKind | undefined {
  switch (state) {
    case 'submitted':
      return 'accept';
    case 'accepted':
    case 'reviewing':
      return 'decide';
    case 'more-information':
      return 'more-information';
    case 'approved':
      return 'offer';
    case 'offer-accepted':
    case 'signed':
      return 'draw';
    default:
      return undefined;
  }
}

/** The last day by which the bank has promised to act: `days` working days after the day of `from` in Tianjin. */
export function dueDay(from: Date, days: number): IsoDate {
  return addWorkingDays(tianjinDay(from), days);
}

/**
 * The clock stops while the enterprise owes an answer.
 * @returns working days the bank had left on the day it asked; negative = it was late by so many
 */
export function daysLeft(asked: IsoDate, due: IsoDate): number {
  return workingDaysBetween(asked, due);
}

/** Where the clock stands again once the answer came: neither side gains or loses a day. */
export function resumedDue(answered: IsoDate, left: number): IsoDate {
  return addWorkingDays(answered, left);
}

export type Urgency = 'late' | 'today' | 'soon' | 'in-time';

/** How a due day looks today: soon = the next working day is the last one. */
export function urgencyOf(due: IsoDate, today: IsoDate): Urgency {
  if (due < today) return 'late';
  if (due === today) return 'today';
  return workingDaysBetween(today, due) <= 1 ? 'soon' : 'in-time';
}
