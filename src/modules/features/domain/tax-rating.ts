import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';

type RatingPayload = { readonly year: number; readonly grade: string };

export const taxRating: Feature = {
  key: 'tax-rating',
  label: '纳税信用等级',
  unit: '',
  type: 'code',
  codes: { A: 'A 级', B: 'B 级', M: 'M 级', C: 'C 级', D: 'D 级' },
  sources: ['tax-rating'],
  window: '最近一次，不早于前两个评价年度',
  windowMonths: 36,
  consent: 'public',
  missing: '没有近两个评价年度的等级',
  version: 1,
  compute: (view, asOf) => {
    const oldest = Number(asOf.slice(0, 4)) - 2;
    let latest: RatingPayload | undefined;
    for (const { payload } of view.of('tax-rating') as readonly SourceRecord<RatingPayload>[]) {
      if (payload.year >= oldest && (!latest || payload.year >= latest.year)) latest = payload;
    }
    return latest?.grade;
  },
};
