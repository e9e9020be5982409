import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { monthsAgo, within } from './month-window';
import { addTo, emptySeries } from './monthly-series';
import { oncePerView } from './once-per-view';

type TaxPayload = {
  readonly month?: string;
  readonly taxType: string;
  readonly taxPaid?: number;
  readonly lateFee?: number;
  readonly arrears?: number;
  readonly filedOnTime?: boolean;
};

/** 纳税缴费 by month, money in 分. A month told both in all and by kind of tax counts the whole alone. */
export const taxMonths = oncePerView((view, asOf) => {
  const records = view.of('tax-payment') as readonly SourceRecord<TaxPayload>[];
  const whole = new Set<string>();
  for (const { payload: p } of records) if (p.month && p.taxType === 'all') whole.add(p.month);
  const paid = emptySeries();
  const lateFee = emptySeries();
  const filing = { known: 0, onTime: 0 };
  let arrears: { on: string; sum: number } | undefined;
  for (const { payload: p, eventDate } of records) {
    if (p.month && p.taxType !== 'all' && whole.has(p.month)) continue;
    // an arrears announcement knows no month: its day of publication is its time, as eventDate
    if (p.arrears !== undefined && within(asOf, eventDate, 12)) {
      if (arrears?.on === eventDate) arrears.sum += p.arrears;
      else arrears = { on: eventDate, sum: p.arrears }; // records come oldest first
    }
    if (!p.month) continue;
    const ago = monthsAgo(asOf, p.month);
    if (p.taxPaid !== undefined) addTo(paid, ago, p.taxPaid);
    if (p.lateFee !== undefined) addTo(lateFee, ago, p.lateFee);
    if (p.filedOnTime !== undefined && ago >= 0 && ago < 12) {
      filing.known++;
      if (p.filedOnTime) filing.onTime++;
    }
  }
  return { paid, lateFee, filing, arrears: arrears?.sum };
});
