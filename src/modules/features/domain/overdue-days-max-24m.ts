import type { Feature } from './feature';
import { loanEvents } from './loan-events';
import { listed } from './public-count';

export const overdueDaysMax24m: Feature = {
  key: 'overdue-days-max-24m',
  label: '最长逾期天数',
  unit: '天',
  type: 'count',
  sources: ['repayment-feedback'],
  window: '近 24 个月',
  windowMonths: 24,
  consent: 'finance',
  missing: '没有收到全市放款还款反馈，或逾期而天数未报',
  version: 1,
  compute: (view, asOf) => {
    const { overdue, worstDays } = loanEvents(view, asOf);
    if (overdue > 0 && worstDays === 0) return undefined;
    return listed(view, ['repayment-feedback'], worstDays);
  },
};
