import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { within } from './month-window';
import { oncePerView } from './once-per-view';

type LoanPayload = { readonly event: string; readonly daysPastDue?: number };

/** 放款还款反馈 of the last 24 months. */
export const loanEvents = oncePerView((view, asOf) => {
  const events = { drawn: 0, overdue: 0, worstDays: 0 };
  for (const { payload: p, eventDate } of view.of(
    'repayment-feedback',
  ) as readonly SourceRecord<LoanPayload>[]) {
    if (!within(asOf, eventDate, 24)) continue;
    if (p.event === 'drawn') events.drawn++;
    if (p.event === 'overdue') events.overdue++;
    events.worstDays = Math.max(events.worstDays, p.daysPastDue ?? 0);
  }
  return events;
});
