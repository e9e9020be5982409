import { courtRecord } from './court-record';
import type { Feature } from './feature';
import { listed } from './public-count';

/** As defendant, lost wholly or partly; by the day of filing where the close is not dated. */
export const casesLost24m: Feature = {
  key: 'cases-lost-24m',
  label: '败诉案件',
  unit: '件',
  type: 'count',
  sources: ['court-case'],
  window: '近 24 个月结案',
  reads: (record) => record.payload.role === 'defendant',
  consent: 'public',
  missing: '没有收到全市司法案件数据，也没有此企业的败诉记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['court-case'], courtRecord(view, asOf).lost),
};
