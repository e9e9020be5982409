import type { z } from 'zod';
import { fen } from '@/kernel/money';
import { isoDate } from '@/kernel/period';
import { basisPoints } from '@/kernel/rate';
import type { ApplicationState } from '@/modules/applications/domain/lifecycle';
import {
  type Loan,
  type Payment,
  payoffOn,
  positionOn,
  scheduleOf,
} from '@/modules/applications/domain/loan';
import type { applicationAnswer, listAnswer } from '../schema';

/*
 * 沙箱: made-up objects, the same for everyone and at every call. In the sandbox it is always 2026-12-01.
 * Nothing is kept of what is done to them, so each is always there in its state to be tried again.
 */
export const SANDBOX_NOW = '2026-12-01T02:00:00.000Z';
export const SANDBOX_DAY = isoDate('2026-12-01');
export const SANDBOX_VERSION = 5;

/** One for each place in an application's life. */
export const SANDBOX_STATES: Readonly<Record<string, ApplicationState>> = {
  '900001': 'submitted',
  '900002': 'reviewing',
  '900003': 'accepted',
  '900004': 'offer-accepted',
  '900005': 'signed',
  '900006': 'repaying',
  '900007': 'repaying',
  '900008': 'overdue-90',
  '900403': 'reviewing',
};
/** The enterprise took its grant back. */
export const SANDBOX_REVOKED = '900403';
/** Amounts in 分. */
export const SANDBOX_PRODUCT = {
  code: 'sandbox-loan',
  name: '沙箱示例贷',
  amount: { min: 10_000_000, max: 100_000_000 },
  termMonths: { min: 3, max: 24 },
  methods: ['interest-only', 'equal-instalment'] as const,
};
export const SANDBOX_ASKED = 100_000_000;

type Application = z.input<typeof applicationAnswer>;
type Line = Omit<Application, 'offer' | 'loan' | 'facts' | 'sandbox'>;

const DRAWN: Readonly<Record<string, string>> = {
  '900006': '2026-11-15',
  '900007': '2026-09-30',
  '900008': '2026-07-31',
};

/** The loan of an example; undefined = none is drawn. */
export function sandboxBook(id: string) {
  const drawnOn = DRAWN[id];
  if (!drawnOn) return undefined;
  const terms = {
    amount: fen(80_000_000n),
    rate: basisPoints(345),
    termMonths: 12,
    method: 'interest-only',
  } as const;
  const loan: Loan = { drawnOn: isoDate(drawnOn), ...terms };
  return { loan, plan: scheduleOf(loan), payments: [] as readonly Payment[] };
}

export function sandboxLine(id: string): Line {
  const state = SANDBOX_STATES[id] as ApplicationState;
  const clocked = !sandboxBook(id);
  return {
    ...{ applicationId: id, version: SANDBOX_VERSION, state, stateAt: '2026-11-30T02:00:00.000Z' },
    submittedAt: '2026-11-27T08:00:00.000Z',
    product: { code: SANDBOX_PRODUCT.code, name: SANDBOX_PRODUCT.name },
    enterprise: { name: '沙箱示例企业有限公司', uscc: null },
    asked: { amount: SANDBOX_ASKED, termMonths: 12, purpose: '采购原材料' },
    due: clocked ? '2026-12-03' : null,
  };
}

export function sandboxApplication(id: string): Omit<Application, 'sandbox'> {
  const book = sandboxBook(id);
  const offered =
    book !== undefined || SANDBOX_STATES[id] === 'signed' || SANDBOX_STATES[id] === 'offer-accepted';
  return {
    ...sandboxLine(id),
    offer: offered
      ? {
          ...{ amount: 80_000_000, rate: 345, termMonths: 12, method: 'interest-only' },
          ...{ upfrontFeeBp: 0, guaranteeFeeBp: 50, validUntil: '2026-12-31' },
        }
      : null,
    loan: book ? loanOf(id, book) : null,
    facts: {
      ...{ asOf: '2026-10-31', snapshotId: 'S-SANDBOX', opened: ['tax', 'invoice'], withheld: 1 },
      items: [
        {
          ...{ key: 'tax-paid-12m', label: '纳税额', window: '近 12 个月', text: '32.5 万元', known: true },
          ...{ category: 'tax', dataDate: '2026-10-31' },
        },
        {
          ...{ key: 'sales-12m', label: '开票销售额', window: '近 12 个月', text: '未知', known: false },
          ...{ category: 'invoice', dataDate: null },
        },
      ],
    },
  };
}

function loanOf(id: string, { loan, plan, payments }: NonNullable<ReturnType<typeof sandboxBook>>) {
  const at = positionOn(plan, payments, SANDBOX_DAY);
  return {
    ...{ loanNo: `SANDBOX${id}`, drawnOn: loan.drawnOn, amount: Number(loan.amount), rate: loan.rate },
    ...{ termMonths: loan.termMonths, method: loan.method },
    plan: plan.map((d) => ({ ...d, principal: Number(d.principal), interest: Number(d.interest) })),
    ...{ paid: Number(at.paid), arrears: Number(at.arrears), daysPastDue: at.daysPastDue },
    payoff: Number(payoffOn(loan, plan, payments, SANDBOX_DAY)),
  };
}

/** 名单 of three, one of them under a pseudonym. */
export const SANDBOX_LIST: z.input<typeof listAnswer> & { items: unknown[] } = {
  ...{ editionId: '910001', code: 'sandbox-list', name: '沙箱示例名单', number: 1, members: 3 },
  ...{ sha256: '0'.repeat(64), publishedAt: '2026-11-30T02:00:00.000Z', next: null },
  items: [
    {
      ...{ rank: 1, name: '沙箱示例企业有限公司', uscc: null, districtCode: '120103', authorised: true },
      ...{ outcome: 'pass', score: 712.4, limit: 80_000_000 },
    },
    {
      ...{ rank: 2, name: '企业 3F9K2Q', uscc: null, districtCode: '120104', authorised: false },
      ...{ outcome: 'pass', score: 688, limit: null },
    },
    {
      ...{ rank: 3, name: '企业 7TD1XW', uscc: null, districtCode: null, authorised: false },
      ...{ outcome: 'refer', score: null, limit: null },
    },
  ],
};
