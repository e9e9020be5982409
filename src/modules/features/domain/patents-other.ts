import type { Feature } from './feature';
import { rightsOf } from './live-rights';

export const patentsOther: Feature = {
  key: 'patents-other',
  label: '有效实用新型与外观设计',
  unit: '件',
  type: 'count',
  sources: ['ip-right'],
  window: '数据日有效',
  reads: (record) => record.payload.kind === 'utility-model' || record.payload.kind === 'design',
  consent: 'public',
  missing: '没有收到全市知识产权数据，也没有此企业的有效权利，或只知专利总数',
  version: 1,
  compute: (view, asOf) => rightsOf(view, asOf, ['utility-model', 'design']),
};
