import { EVERY_SOURCE } from '../../domain/every-source';
import type { SourceDefinition } from '../../domain/source';
import { type RepaymentFeedback, repaymentFeedbackSchema } from './schema';

/** 放款还款反馈. Outcomes of loans come back as one more source. */
export const repaymentFeedback: SourceDefinition<RepaymentFeedback> = {
  key: 'repayment-feedback',
  label: '放款还款反馈',
  owner: '各银行',
  frequency: 'event',
  consent: 'finance',
  rows: { min: 1, max: 10000000 },
  timelyWorkingDays: 3,
  fields: {
    ...EVERY_SOURCE,
    loanNo: { label: '业务编号', type: 'text', required: true, synonyms: ['借据号', '贷款编号', '合同编号'] },
    event: {
      label: '反馈事项',
      type: 'code',
      required: true,
      codes: {
        applied: '申请',
        approved: '批准',
        rejected: '拒绝',
        drawn: '放款',
        repaid: '还款',
        overdue: '逾期',
        settled: '结清',
      },
      synonyms: ['业务状态'],
    },
    happenedOn: { label: '发生日期', type: 'date', required: true, synonyms: ['业务日期'] },
    product: { label: '产品名称', type: 'text', synonyms: ['金融产品'] },
    amount: { label: '发生金额', type: 'money', min: 0, synonyms: ['金额', '放款金额', '还款金额'] },
    daysPastDue: { label: '逾期天数', type: 'integer', min: 0, max: 20000 },
  },
  schema: repaymentFeedbackSchema,
  naturalKey: ['loanNo', 'event', 'happenedOn'],
  eventDate: ['happenedOn'],
};
