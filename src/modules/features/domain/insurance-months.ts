import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { monthsAgo } from './month-window';
import { addTo, emptySeries } from './monthly-series';
import { oncePerView } from './once-per-view';

type InsurancePayload = { readonly month: string; readonly insured?: number; readonly arrears?: number };

/** 社会保险 by month: heads insured, and arrears in 分. */
export const insuranceMonths = oncePerView((view, asOf) => {
  const insured = emptySeries();
  const arrears = emptySeries();
  for (const { payload: p } of view.of('social-insurance') as readonly SourceRecord<InsurancePayload>[]) {
    const ago = monthsAgo(asOf, p.month);
    if (p.insured !== undefined) addTo(insured, ago, p.insured);
    if (p.arrears !== undefined) addTo(arrears, ago, p.arrears);
  }
  return { insured, arrears };
});
