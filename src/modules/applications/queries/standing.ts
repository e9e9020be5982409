import { fen } from '@/kernel/money';
import { type Instant, type IsoDate, instant } from '@/kernel/period';
import { basisPoints } from '@/kernel/rate';
import { loanCost } from '@/modules/products/domain/cost';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { dateFromDb, db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import { type ClockKind, clockOf, type Urgency, urgencyOf } from '../domain/clocks';
import { type ApplicationEvent, type ApplicationState, isEnded } from '../domain/lifecycle';
import type { MatchFound } from '../domain/match-found';
import type { RejectReason } from '../labels';

/** An application as both sides see it; amounts in 分. */
export type Standing = {
  readonly applicationId: bigint;
  readonly formId: bigint;
  readonly version: number;
  readonly state: ApplicationState;
  readonly ended: boolean;
  readonly stateAt: Instant;
  readonly submittedAt: Instant | undefined;
  readonly code: string;
  readonly match: MatchFound;
  readonly asked: {
    readonly amount: bigint;
    readonly termMonths: number;
    readonly purpose: string;
    readonly wish: string;
  };
  /** whose turn it is and until when; `due` is missing while the bank waits for the enterprise */
  readonly clock:
    | { readonly kind: ClockKind; readonly due: IsoDate | undefined; readonly urgency: Urgency | undefined }
    | undefined;
};

type Row = Prisma.ApplicationGetPayload<{ include: { form: true } }>;

/** An offer nobody took is read as lapsed the day after, also before anybody wrote it down. */
export function standingOf(row: Row, today: IsoDate): Standing {
  const due = row.dueOn ? dateFromDb(row.dueOn) : undefined;
  const lapsed = row.state === 'approved' && due !== undefined && due < today;
  const state: ApplicationState = lapsed ? 'offer-expired' : (row.state as ApplicationState);
  const kind = clockOf(state);
  return {
    applicationId: row.id,
    formId: row.formId,
    version: row.version,
    state,
    ended: isEnded(state),
    stateAt: instant(row.stateAt),
    submittedAt: row.submittedAt ? instant(row.submittedAt) : undefined,
    code: row.productCode,
    match: row.match as unknown as MatchFound,
    asked: {
      amount: row.form.amountFen,
      termMonths: row.form.termMonths,
      purpose: row.form.purpose,
      wish: row.form.wish,
    },
    clock: kind && { kind, due, urgency: due && urgencyOf(due, today) },
  };
}

/** An offer with what it costs, all in. */
export type OfferShown = {
  readonly amount: bigint;
  readonly rate: number;
  readonly termMonths: number;
  readonly method: RepaymentMethod;
  readonly upfrontFeeBp: number;
  readonly guaranteeFeeBp: number;
  readonly validUntil: IsoDate;
  readonly interest: number;
  readonly fees: number;
  readonly firstPayment: number;
  readonly largestPayment: number;
  readonly allIn: { readonly nominal: number; readonly effective: number };
};

/** The offers of applications, by application. */
export async function offersOf(ids: readonly bigint[]): Promise<Map<bigint, OfferShown>> {
  const rows = await db().applicationOffer.findMany({ where: { applicationId: { in: [...ids] } } });
  return new Map(
    rows.map((r) => {
      const method = r.method as RepaymentMethod;
      const fees = {
        upfrontFeeBp: basisPoints(r.upfrontFeeBp),
        guaranteeFeeBp: basisPoints(r.guaranteeFeeBp),
      };
      const cost = loanCost(fees, method, Number(fen(r.amountFen)), basisPoints(r.rateBp), r.termMonths);
      return [
        r.applicationId,
        {
          amount: r.amountFen,
          rate: r.rateBp,
          termMonths: r.termMonths,
          method,
          ...fees,
          validUntil: dateFromDb(r.validUntil),
          interest: cost.interest,
          fees: cost.upfrontFee + cost.guaranteeFee,
          firstPayment: cost.firstPayment,
          largestPayment: cost.largestPayment,
          allIn: cost.allIn,
        },
      ];
    }),
  );
}

export type EventLine = {
  readonly at: Instant;
  readonly event: ApplicationEvent;
  readonly by: 'enterprise' | 'bank' | 'platform';
  /** a question, an answer, a remark; the day of a drawing or repayment and its amount in 分 */
  readonly words: string | undefined;
  readonly reasons: readonly RejectReason[];
  readonly day: IsoDate | undefined;
  readonly amount: string | undefined;
};
type Detail = {
  readonly words?: string;
  readonly remark?: string;
  readonly reasons?: readonly RejectReason[];
  readonly drawnOn?: IsoDate;
  readonly paidOn?: IsoDate;
  readonly amount?: string;
};

/** What happened, oldest first. Clerks are not named, sides are. */
export async function eventsOf(applicationId: bigint): Promise<EventLine[]> {
  const rows = await db().applicationEvent.findMany({ where: { applicationId }, orderBy: { id: 'asc' } });
  return rows.map((r) => {
    const detail = (r.detail ?? {}) as Detail;
    return {
      at: instant(r.at),
      event: r.event as ApplicationEvent,
      by: r.role === 'enterprise-owner' ? 'enterprise' : r.role.startsWith('bank') ? 'bank' : 'platform',
      words: detail.words ?? (detail.remark || undefined),
      reasons: detail.reasons ?? [],
      day: detail.drawnOn ?? detail.paidOn,
      amount: typeof detail.amount === 'string' ? detail.amount : undefined,
    };
  });
}
