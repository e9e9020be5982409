import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { monthsAgo } from './month-window';
import { addTo, emptySeries, type MonthlySeries } from './monthly-series';
import { oncePerView } from './once-per-view';

export type UtilityKind = 'electricity' | 'water' | 'gas';
type UtilityPayload = {
  readonly month: string;
  readonly kind: UtilityKind;
  readonly quantity?: number;
  readonly arrears?: number;
};
export type UtilityMonths = Record<UtilityKind, { quantity: MonthlySeries; arrears: MonthlySeries }>;

/** 水电气缴费 by kind and month: kWh or m³, and arrears in 分. */
export const utilityMonths = oncePerView((view, asOf): UtilityMonths => {
  const fresh = () => ({ quantity: emptySeries(), arrears: emptySeries() });
  const months = { electricity: fresh(), water: fresh(), gas: fresh() };
  for (const { payload: p } of view.of('utility') as readonly SourceRecord<UtilityPayload>[]) {
    const ago = monthsAgo(asOf, p.month);
    const of = months[p.kind];
    if (p.quantity !== undefined) addTo(of.quantity, ago, p.quantity);
    if (p.arrears !== undefined) addTo(of.arrears, ago, p.arrears);
  }
  return months;
});

/** Whether a record tells of this kind. */
export const ofKind =
  (kind: UtilityKind) =>
  (record: SourceRecord): boolean =>
    record.payload.kind === kind;
