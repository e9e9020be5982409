import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature } from './feature';
import { listed, standing } from './public-count';

type ListPayload = { readonly removedOn?: string };

export const abnormalOperationNow: Feature = {
  key: 'abnormal-operation-now',
  label: '列入经营异常名录',
  unit: '',
  type: 'flag',
  sources: ['abnormal-operation'],
  window: '数据日在列',
  reads: ({ payload }, asOf) => standing(asOf, (payload as ListPayload).removedOn),
  consent: 'public',
  missing: '没有收到全市经营异常名录，也没有此企业的在列记录',
  version: 1,
  compute: (view, asOf) => {
    const on = (view.of('abnormal-operation') as readonly SourceRecord<ListPayload>[]).some(
      ({ payload: p }) => standing(asOf, p.removedOn),
    );
    return listed(view, ['abnormal-operation'], on ? 1 : 0);
  },
};
