import { AppError, foreign } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { type DocumentLine, documentsOf } from '@/modules/documents/queries/document';
import { dateFromDb, db } from '@/server/db';
import { bindingsOf } from '../domain/bindings';
import type { ProfileFact } from '../domain/match-found';
import { type LoanStanding, loanStanding } from './loan-standing';
import { type EventLine, eventsOf, type OfferShown, offersOf, type Standing, standingOf } from './standing';

export type BankApplication = Standing & {
  readonly enterprise: string;
  readonly uscc: string | undefined;
  readonly assignedTo: string | undefined;
  readonly offer: OfferShown | undefined;
  readonly events: readonly EventLine[];
  readonly loan: LoanStanding | undefined;
  /** what the enterprise lets this bank read now; empty = revoked, expired */
  readonly opened: readonly GrantableCategory[];
  readonly documents: readonly DocumentLine[];
};

/** An application handed in to the scope's bank. @throws AppError not-found */
export async function ownOfBank(scope: BankScope, applicationId: bigint) {
  const row = await db().application.findUnique({ where: { id: applicationId }, include: { form: true } });
  const words = '没有找到这笔申请，请返回申请队列。';
  if (row && row.bankId !== scope.bankId)
    throw foreign('application-unknown', words, `application:${applicationId}`);
  if (row && row.state !== 'draft') return row;
  throw new AppError('not-found', 'application-unknown', words);
}

/** What the enterprise lets a bank read at this moment. */
export async function openedTo(
  bankId: bigint,
  enterpriseId: bigint,
  now: Instant,
): Promise<GrantableCategory[]> {
  const grants = await liveGrants(bankId, enterpriseId, now);
  const held = new Set(grants.flatMap((g) => g.categories));
  return (Object.keys(GRANTABLE) as GrantableCategory[]).filter((c) => held.has(c));
}

/** What was asked of the scope's bank and what became of it: nothing of the enterprise's data. @throws AppError not-found */
export async function bankApplication(
  scope: BankScope,
  applicationId: bigint,
  now: Instant,
  today: IsoDate,
): Promise<BankApplication> {
  const row = await ownOfBank(scope, applicationId);
  const [enterprise, offers, events, loan, opened, documents] = await Promise.all([
    db().enterprise.findUniqueOrThrow({ where: { id: row.enterpriseId } }),
    offersOf([row.id]),
    eventsOf(row.id),
    loanStanding(row.id, today),
    openedTo(scope.bankId, row.enterpriseId, now),
    documentsOf(bindingsOf(row)),
  ]);
  return {
    ...standingOf(row, today),
    enterprise: enterprise.name,
    uscc: enterprise.uscc ?? undefined,
    assignedTo: row.assignedTo ?? undefined,
    offer: offers.get(row.id),
    events,
    loan,
    opened,
    documents,
  };
}

/**
 * The profile as it was handed in, as far as the enterprise opens it to this bank now. The read is written down
 * first and shown to the enterprise.
 * @throws AppError not-found, forbidden `consent-missing`: the grant expired or was revoked meanwhile
 */
export async function applicationFacts(
  scope: BankScope,
  applicationId: bigint,
  now: Instant,
): Promise<{ asOf: IsoDate; snapshotId: string; facts: ProfileFact[]; withheld: number }> {
  const row = await ownOfBank(scope, applicationId);
  const categories = await openedTo(scope.bankId, row.enterpriseId, now);
  if (categories.length === 0)
    throw new AppError(
      'forbidden',
      'consent-missing',
      '企业给本行的授权已到期或被撤销，不能再看它提交的数据。请联系企业重新授权；此前看过的记录仍保留。',
    );
  await recordDataRead(scope, {
    enterpriseId: row.enterpriseId,
    categories,
    purpose: `审批融资申请 ${row.id}`,
    now,
  });
  const all = row.form.facts as unknown as ProfileFact[];
  const facts = all.filter((f) => f.category === 'public' || categories.includes(f.category));
  return {
    asOf: dateFromDb(row.form.asOf),
    snapshotId: row.form.snapshotId,
    facts,
    withheld: all.length - facts.length,
  };
}
