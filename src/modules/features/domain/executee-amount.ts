import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';
import { listed, standing } from './public-count';

type ExecuteePayload = { readonly amount?: number; readonly removedOn?: string };

export const executeeAmount: Feature = {
  key: 'executee-amount',
  label: '失信被执行金额',
  unit: '元',
  type: 'money',
  sources: ['dishonest-executee'],
  window: '数据日在列',
  reads: ({ payload }, asOf) => standing(asOf, (payload as ExecuteePayload).removedOn),
  consent: 'public',
  missing: '没有收到全市失信被执行人名单，或在列而金额未公布',
  version: 1,
  compute: (view, asOf) => {
    let amount = 0;
    let untold = false;
    for (const { payload: p } of view.of('dishonest-executee') as readonly SourceRecord<ExecuteePayload>[]) {
      if (!standing(asOf, p.removedOn)) continue;
      if (p.amount === undefined) untold = true;
      amount += p.amount ?? 0;
    }
    return untold && amount === 0 ? undefined : listed(view, ['dishonest-executee'], amount);
  },
};
