import { caseClass, courtRecord } from './court-record';
import type { Feature } from './feature';
import { listed } from './public-count';

/**
 * As plaintiff, whatever the result: pending ones too, so by the day of filing. One closed after asOf was
 * pending on it, and counts.
 */
export const casesPlaintiff: Feature = {
  key: 'cases-plaintiff',
  label: '作为原告的案件',
  unit: '件',
  type: 'count',
  sources: ['court-case'],
  window: '有记录以来',
  reads: (record) => caseClass(record.payload) === 'plaintiff',
  consent: 'public',
  missing: '没有收到全市司法案件数据，也没有此企业作为原告的记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['court-case'], courtRecord(view, asOf).plaintiff),
};
