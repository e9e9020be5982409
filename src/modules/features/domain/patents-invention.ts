import type { Feature } from './feature';
import { rightsOf } from './live-rights';

export const patentsInvention: Feature = {
  key: 'patents-invention',
  label: '有效发明专利',
  unit: '件',
  type: 'count',
  sources: ['ip-right'],
  window: '数据日有效',
  reads: (record) => record.payload.kind === 'invention',
  consent: 'public',
  missing: '没有收到全市知识产权数据，也没有此企业的有效权利，或只知专利总数',
  version: 1,
  compute: (view, asOf) => rightsOf(view, asOf, ['invention']),
};
