import type { Feature } from './feature';
import { loanEvents } from './loan-events';
import { listed } from './public-count';

export const loansDrawn24m: Feature = {
  key: 'loans-drawn-24m',
  label: '放款笔数',
  unit: '笔',
  type: 'count',
  sources: ['repayment-feedback'],
  window: '近 24 个月',
  windowMonths: 24,
  consent: 'finance',
  missing: '没有收到全市放款还款反馈，也没有此企业的放款记录',
  version: 1,
  compute: (view, asOf) => listed(view, ['repayment-feedback'], loanEvents(view, asOf).drawn),
};
