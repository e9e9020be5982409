import { caseClass, courtRecord } from './court-record';
import type { Feature } from './feature';
import { listed } from './public-count';

/** As defendant, lost wholly or partly, of the loan class; by the day of filing where the close is not dated. */
export const casesLoanLost: Feature = {
  key: 'cases-loan-lost',
  label: '借贷类败诉案件',
  unit: '件',
  type: 'count',
  sources: ['court-case'],
  window: '有记录以来',
  reads: (record) => caseClass(record.payload) === 'loan-lost',
  consent: 'public',
  missing: '没有收到全市司法案件数据，也没有此企业的借贷类败诉记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['court-case'], courtRecord(view, asOf).loanLost),
};
