import { AppError, foreign } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import { isoDate } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import type { GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { type DocumentLine, documentsOf } from '@/modules/documents/queries/document';
import { db } from '@/server/db';
import { bindingsOf } from '../domain/bindings';
import type { ProfileFact } from '../domain/match-found';
import { type LoanStanding, loanStanding } from './loan-standing';
import { type EventLine, eventsOf, type OfferShown, offersOf, type Standing, standingOf } from './standing';

export type MyApplication = Standing & {
  readonly offer: OfferShown | undefined;
  readonly reasons: EventLine['reasons'];
};

/** 我的申请: every application of the scope's enterprise, the newest form first. */
export async function myApplications(scope: EnterpriseScope, today: IsoDate): Promise<MyApplication[]> {
  const rows = await db().application.findMany({
    where: { enterpriseId: scope.enterpriseId },
    include: { form: true },
    orderBy: [{ formId: 'desc' }, { id: 'asc' }],
    take: 500,
  });
  const ids = rows.map((r) => r.id);
  const offers = await offersOf(ids);
  const refusals = await db().applicationEvent.findMany({
    where: { applicationId: { in: ids }, event: 'reject' },
  });
  const reasons = new Map(
    refusals.map((r) => [
      r.applicationId,
      (r.detail as unknown as { reasons: EventLine['reasons'] }).reasons,
    ]),
  );
  return rows.map((row) => ({
    ...standingOf(row, today),
    offer: offers.get(row.id),
    reasons: reasons.get(row.id) ?? [],
  }));
}

export type MyApplicationDetail = MyApplication & {
  readonly events: readonly EventLine[];
  readonly loan: LoanStanding | undefined;
  /** what the bank may read at this moment; empty = nothing that is not public */
  readonly opened: readonly string[];
  readonly handedIn: { readonly asOf: IsoDate; readonly facts: number; readonly known: number };
  readonly documents: readonly DocumentLine[];
};

/** One application of the scope's enterprise. @throws AppError not-found */
export async function myApplication(
  scope: EnterpriseScope,
  applicationId: bigint,
  now: Instant,
  today: IsoDate,
): Promise<MyApplicationDetail> {
  const row = await db().application.findUnique({ where: { id: applicationId }, include: { form: true } });
  const words = '没有找到这笔申请，请返回“我的申请”。';
  if (!row) throw new AppError('not-found', 'application-unknown', words);
  if (row.enterpriseId !== scope.enterpriseId)
    throw foreign('application-unknown', words, `application:${applicationId}`);
  const [offers, events, loan, grants, documents] = await Promise.all([
    offersOf([row.id]),
    eventsOf(row.id),
    loanStanding(row.id, today),
    liveGrants(row.bankId, row.enterpriseId, now),
    documentsOf(bindingsOf(row)),
  ]);
  const facts = row.form.facts as unknown as ProfileFact[];
  return {
    ...standingOf(row, today),
    offer: offers.get(row.id),
    reasons: events.findLast((e) => e.event === 'reject')?.reasons ?? [],
    events,
    loan,
    opened: [...new Set(grants.flatMap((g) => g.categories))],
    handedIn: {
      asOf: isoDate(row.form.asOf.toISOString().slice(0, 10)),
      facts: facts.length,
      known: facts.filter((f) => f.known).length,
    },
    documents,
  };
}

/** A form that is not submitted yet, bank by bank with what each one's rules ask for. @throws AppError not-found */
export async function myDraft(scope: EnterpriseScope, formId: bigint, today: IsoDate) {
  const form = await db().applicationForm.findUnique({
    where: { id: formId },
    include: { applications: { where: { state: 'draft' }, include: { form: true }, orderBy: { id: 'asc' } } },
  });
  const words = '没有找到这份申请，请返回重新填写。';
  if (!form) throw new AppError('not-found', 'application-form-unknown', words);
  if (form.enterpriseId !== scope.enterpriseId)
    throw foreign('application-form-unknown', words, `application-form:${formId}`);
  const banks = new Map<bigint, { bank: string; asks: Set<GrantableCategory>; drafts: Standing[] }>();
  for (const row of form.applications) {
    const draft = standingOf(row, today);
    const held = banks.get(row.bankId) ?? { bank: draft.match.bank, asks: new Set(), drafts: [] };
    for (const c of draft.match.asks) held.asks.add(c);
    held.drafts.push(draft);
    banks.set(row.bankId, held);
  }
  const facts = form.facts as unknown as ProfileFact[];
  return {
    formId: form.id,
    submitted: form.submittedAt !== null,
    amount: form.amountFen,
    termMonths: form.termMonths,
    purpose: form.purpose,
    asOf: isoDate(form.asOf.toISOString().slice(0, 10)),
    facts,
    banks: [...banks].map(([bankId, b]) => ({ bankId, ...b, asks: [...b.asks] })),
  };
}
