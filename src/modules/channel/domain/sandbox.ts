import { AppError } from '@/kernel/errors';
import { isoDate } from '@/kernel/period';
import {
  type ApplicationEvent,
  type ApplicationState,
  stepFrom,
} from '@/modules/applications/domain/lifecycle';
import { fallOf, payoffOn, positionOn } from '@/modules/applications/domain/loan';
import { offerProblem } from '@/modules/applications/domain/offer-problem';
import type { Answer, Asked, OperationId } from './operations';
import {
  SANDBOX_ASKED,
  SANDBOX_DAY,
  SANDBOX_LIST,
  SANDBOX_NOW,
  SANDBOX_PRODUCT,
  SANDBOX_REVOKED,
  SANDBOX_STATES,
  SANDBOX_VERSION,
  sandboxApplication,
  sandboxBook,
  sandboxLine,
} from './sandbox-objects';

/** What the sandbox answers by itself; webhooks are real ones, kept apart. */
export type SandboxId = Exclude<
  OperationId,
  'listWebhooks' | 'createWebhook' | 'closeWebhook' | 'pingWebhook' | 'listDeliveries' | 'redeliver'
>;

function known(id: string): string {
  if (SANDBOX_STATES[id]) return id;
  const words = `沙箱里没有这笔申请；有：${Object.keys(SANDBOX_STATES).join('、')}。`;
  throw new AppError('not-found', 'application-unknown', words);
}

function needGrant(id: string): void {
  if (id !== SANDBOX_REVOKED) return;
  throw new AppError('forbidden', 'consent-missing', '企业给本行的授权已到期或被撤销。请联系企业重新授权。');
}

/** As the real one moves: version, state, role, in this order. */
function moved(id: string, version: number, ...events: ApplicationEvent[]): Answer<'takeStep'> {
  let state = SANDBOX_STATES[known(id)] as ApplicationState;
  if (version !== SANDBOX_VERSION)
    throw new AppError(
      'conflict',
      'application-changed',
      `您打开之后这笔申请有了变化，version 现在是 ${SANDBOX_VERSION}。`,
    );
  for (const event of events) {
    const found = stepFrom(state, event, 'bank-officer');
    if (!found.ok) throw new AppError('conflict', found.code, `这笔申请现在是 ${state}，不能做 ${event}。`);
    state = found.step.to;
  }
  return { applicationId: id, version: version + events.length, state, stateAt: SANDBOX_NOW };
}

function repaid({ params, body }: Asked<'reportRepayment'>): Answer<'reportRepayment'> {
  const id = params.applicationId;
  const answer = moved(id, body.version, 'repay');
  const { loan, plan, payments } = sandboxBook(id)!;
  const paidOn = isoDate(body.paidOn);
  if (paidOn > SANDBOX_DAY || paidOn < loan.drawnOn)
    throw new AppError(
      'invalid',
      'paid-on-impossible',
      `还款日期应在 ${loan.drawnOn} 到 ${SANDBOX_DAY} 之间。`,
    );
  const off = payoffOn(loan, plan, payments, paidOn);
  if (BigInt(body.amount) > off)
    throw new AppError('invalid', 'paid-too-much', `${paidOn} 全部结清只需 ${off} 分，请核对。`);
  return BigInt(body.amount) === off ? moved(id, body.version, 'repay', 'settle') : answer;
}

function overdue({ params, body }: Asked<'reportOverdue'>): Answer<'reportOverdue'> {
  const id = params.applicationId;
  const same = moved(id, body.version);
  const book = sandboxBook(id);
  if (!book) throw new AppError('conflict', 'nothing-drawn', '这笔申请还没有放款，不能报告逾期。');
  const asOf = isoDate(body.asOf);
  if (asOf > SANDBOX_DAY || asOf < book.loan.drawnOn)
    throw new AppError(
      'invalid',
      'as-of-impossible',
      `统计日期应在 ${book.loan.drawnOn} 到 ${SANDBOX_DAY} 之间。`,
    );
  const days = positionOn(book.plan, book.payments, asOf).daysPastDue;
  if (days === 0 || days !== body.daysPastDue)
    throw new AppError(
      'conflict',
      'overdue-differs',
      `按登记的还款，到 ${asOf} 逾期 ${days} 天，与报告不符。`,
    );
  const event = fallOf(days);
  return event && stepFrom(same.state, event, 'bank-officer').ok ? moved(id, body.version, event) : same;
}

function offered({ params, body }: Asked<'approveApplication'>): Answer<'approveApplication'> {
  const id = params.applicationId;
  const answer = moved(id, body.version, 'approve');
  needGrant(id);
  const offer = { ...body.offer, validUntil: isoDate(body.offer.validUntil) };
  const wrong = offerProblem(offer, SANDBOX_PRODUCT, SANDBOX_ASKED, SANDBOX_DAY);
  if (wrong) throw new AppError('invalid', wrong[0], wrong[1]);
  return answer;
}

function drawn({ params, body }: Asked<'reportDrawdown'>): Answer<'reportDrawdown'> {
  const answer = moved(params.applicationId, body.version, 'draw');
  if (body.drawnOn > SANDBOX_DAY || body.drawnOn < '2026-11-27')
    throw new AppError('invalid', 'drawn-on-impossible', `放款日期应在 2026-11-27 到 ${SANDBOX_DAY} 之间。`);
  return answer;
}

function edition(id: string) {
  if (id === SANDBOX_LIST.editionId) return SANDBOX_LIST;
  throw new AppError('not-found', 'edition-unknown', `沙箱里没有这一期名单；有：${SANDBOX_LIST.editionId}。`);
}

/** By the same schemas, states and sums as real ones; pure, so that a test of a bank's can be repeated. */
export const SANDBOX: { [K in SandboxId]: (asked: Asked<K>) => Answer<K> } = {
  listEditions: () => {
    const { items: _items, next: _next, sha256: _sha256, ...line } = SANDBOX_LIST;
    return { items: [{ ...line, receivedAt: null }], next: null };
  },
  readEdition: ({ params, query }) => {
    const list = edition(params.editionId);
    const after = Number(query.cursor ?? 0);
    const left = list.items.filter((m) => m.rank > after);
    const items = left.slice(0, query.limit);
    return { ...list, items, next: left.length > items.length ? String(items.at(-1)?.rank) : null };
  },
  acknowledgeEdition: ({ params, body }) => {
    const { editionId, members } = edition(params.editionId);
    if (body.members !== members)
      throw new AppError(
        'conflict',
        'receipt-differs',
        `这一期有 ${members} 家，回执说收到 ${body.members} 家。请重新取全。`,
      );
    return { editionId, members, receivedAt: SANDBOX_NOW };
  },
  listApplications: ({ query }) => ({
    items: Object.keys(SANDBOX_STATES).slice(0, query.limit).map(sandboxLine),
    ...{ next: null, asOf: SANDBOX_NOW },
  }),
  readApplication: ({ params }) => {
    needGrant(known(params.applicationId));
    return sandboxApplication(params.applicationId);
  },
  takeStep: ({ params, body }) => {
    const answer = moved(params.applicationId, body.version, body.event);
    if (body.event === 'review') needGrant(params.applicationId);
    return answer;
  },
  approveApplication: offered,
  rejectApplication: ({ params, body }) => moved(params.applicationId, body.version, 'reject'),
  askInformation: ({ params, body }) => moved(params.applicationId, body.version, 'ask'),
  reportDrawdown: drawn,
  reportRepayment: repaid,
  reportOverdue: overdue,
};
