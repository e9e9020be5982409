import { courtRecord } from './court-record';
import type { Feature } from './feature';
import { listed } from './public-count';

export const casesDefendant24m: Feature = {
  key: 'cases-defendant-24m',
  label: '被诉案件',
  unit: '件',
  type: 'count',
  sources: ['court-case'],
  window: '近 24 个月立案',
  windowMonths: 24,
  reads: (record) => record.payload.role === 'defendant',
  consent: 'public',
  missing: '没有收到全市司法案件数据，也没有此企业的被诉记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['court-case'], courtRecord(view, asOf).filed),
};
