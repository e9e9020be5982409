import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';
import { monthsAgo } from './month-window';
import { addTo, emptySeries, newestIn } from './monthly-series';

type FundPayload = { readonly month: string; readonly payers?: number };

export const fundPayersNow: Feature = {
  key: 'fund-payers-now',
  label: '公积金缴存人数',
  unit: '人',
  type: 'count',
  sources: ['housing-fund'],
  window: '近 3 个月最近一次',
  windowMonths: 3,
  consent: 'housing-fund',
  missing: '近 3 个月没有公积金缴存人数',
  version: 1,
  compute: (view, asOf) => {
    const payers = emptySeries();
    for (const { payload: p } of view.of('housing-fund') as readonly SourceRecord<FundPayload>[]) {
      if (p.payers !== undefined) addTo(payers, monthsAgo(asOf, p.month), p.payers);
    }
    return newestIn(payers, 3);
  },
};
