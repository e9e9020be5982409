import {
  applicationAnswer,
  applicationParams,
  applicationsAnswer,
  applicationsQuery,
  approvalBody,
  drawdownBody,
  movedAnswer,
  nothing,
  overdueBody,
  questionBody,
  rejectionBody,
  repaymentBody,
  stepBody,
} from '../schema';
import { operation } from './operation';
import { SANDBOX_NOW, SANDBOX_VERSION, sandboxApplication, sandboxLine } from './sandbox-objects';

const version = SANDBOX_VERSION;
const idOf = (id: string) => ({ applicationId: id });
const moved = (
  id: string,
  state: 'accepted' | 'approved' | 'rejected' | 'more-information' | 'drawn' | 'repaying' | 'overdue-30',
) => ({
  ...{ applicationId: id, version: version + 1, state, stateAt: SANDBOX_NOW },
});
const write = {
  method: 'POST',
  status: 200,
  params: applicationParams,
  query: nothing,
  answer: movedAnswer,
} as const;
const read = { method: 'GET', status: 200, scope: 'application:read', body: nothing } as const;

export const APPLICATION_OPERATIONS = {
  listApplications: operation({
    ...{ ...read, path: '/applications' },
    summary: '本行的申请，最近有变化的在后；可只要某一时刻起有变化的',
    ...{ params: nothing, query: applicationsQuery, answer: applicationsAnswer },
    example: {
      ...{ params: {}, query: { limit: 100, changedSince: '2026-11-30T00:00:00+08:00' }, body: {} },
      answer: { items: [sandboxLine('900001')], next: null, asOf: SANDBOX_NOW },
    },
  }),
  readApplication: operation({
    ...{ ...read, path: '/applications/{applicationId}' },
    summary: '一笔申请和企业授权本行看的数据；每次读取都记录并给企业看，授权失效答 403',
    ...{ params: applicationParams, query: nothing, answer: applicationAnswer },
    example: { params: idOf('900002'), query: {}, body: {}, answer: sandboxApplication('900002') },
  }),
  takeStep: operation({
    ...{ ...write, path: '/applications/{applicationId}/steps', scope: 'application:decide' },
    summary: '受理（accept）、开始审批（review）、登记签约（sign）、认定违约（default）',
    body: stepBody,
    example: {
      ...{ params: idOf('900001'), query: {}, body: { version, event: 'accept' } },
      answer: moved('900001', 'accepted'),
    },
  }),
  approveApplication: operation({
    ...{ ...write, path: '/applications/{applicationId}/approval', scope: 'application:decide' },
    summary: '批准：金额、利率、期限、还款方式、费用、有效期，须在产品范围内',
    body: approvalBody,
    example: {
      ...{ params: idOf('900002'), query: {} },
      body: {
        version,
        offer: {
          ...{ amount: 80_000_000, rate: 345, termMonths: 12, method: 'interest-only' as const },
          ...{ upfrontFeeBp: 0, guaranteeFeeBp: 50, validUntil: '2026-12-31' },
        },
      },
      answer: moved('900002', 'approved'),
    },
  }),
  rejectApplication: operation({
    ...{ ...write, path: '/applications/{applicationId}/rejection', scope: 'application:decide' },
    summary: '不予批准：至少一项原因，企业会看到原因和改进办法',
    body: rejectionBody,
    example: {
      ...{
        params: idOf('900002'),
        query: {},
        body: { version, reasons: ['debt-high' as const], remark: '' },
      },
      answer: moved('900002', 'rejected'),
    },
  }),
  askInformation: operation({
    ...{ ...write, path: '/applications/{applicationId}/questions', scope: 'application:decide' },
    summary: '请企业补充材料；等企业的时间不算进本行时限',
    body: questionBody,
    example: {
      ...{ params: idOf('900002'), query: {}, body: { version, words: '请补充近三个月的订单' } },
      answer: moved('900002', 'more-information'),
    },
  }),
  reportDrawdown: operation({
    ...{ ...write, path: '/applications/{applicationId}/drawdown', scope: 'loan:report' },
    summary: '放款：按企业接受的报价',
    body: drawdownBody,
    example: {
      ...{ params: idOf('900005'), query: {}, body: { version, drawnOn: '2026-12-01' } },
      answer: moved('900005', 'drawn'),
    },
  }),
  reportRepayment: operation({
    ...{ ...write, path: '/applications/{applicationId}/repayments', scope: 'loan:report' },
    summary: '还款：一笔；还清即结清，逾期还清即恢复',
    body: repaymentBody,
    example: {
      ...{ params: idOf('900006'), query: {}, body: { version, paidOn: '2026-12-01', amount: 100_000 } },
      answer: moved('900006', 'repaying'),
    },
  }),
  reportOverdue: operation({
    ...{ ...write, path: '/applications/{applicationId}/overdue', scope: 'loan:report' },
    summary: '逾期：须与平台登记的还款计划和还款一致，不一致答 409 并说明',
    body: overdueBody,
    example: {
      ...{ params: idOf('900007'), query: {}, body: { version, asOf: '2026-12-01', daysPastDue: 32 } },
      answer: moved('900007', 'overdue-30'),
    },
  }),
};
