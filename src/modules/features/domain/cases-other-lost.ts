import { caseClass, courtRecord } from './court-record';
import type { Feature } from './feature';
import { listed } from './public-count';

/**
 * As defendant, lost wholly or partly, of any cause outside the loan class; by the day of filing where the
 * close is not dated. A case of unknown cause counts here: it was lost, and that it was of a loan is not guessed.
 */
export const casesOtherLost: Feature = {
  key: 'cases-other-lost',
  label: '其他败诉案件',
  unit: '件',
  type: 'count',
  sources: ['court-case'],
  window: '有记录以来',
  reads: (record) => caseClass(record.payload) === 'other-lost',
  consent: 'public',
  missing: '没有收到全市司法案件数据，也没有此企业的其他败诉记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['court-case'], courtRecord(view, asOf).otherLost),
};
