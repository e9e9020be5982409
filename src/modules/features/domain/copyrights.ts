import type { Feature } from './feature';
import { rightsOf } from './live-rights';

export const copyrights: Feature = {
  key: 'copyrights',
  label: '著作权',
  unit: '件',
  type: 'count',
  sources: ['ip-right'],
  window: '数据日有效',
  reads: (record) => record.payload.kind === 'copyright',
  consent: 'public',
  missing: '没有收到全市知识产权数据，也没有此企业的有效权利',
  version: 1,
  compute: (view, asOf) => rightsOf(view, asOf, ['copyright']),
};
