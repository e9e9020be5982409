import { AppError } from '@/kernel/errors';
import { type Instant, instant, isoDate, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import type { GrantableCategory } from '@/modules/consent/domain/consent';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { bindDocuments } from '@/modules/documents/commands/bind-documents';
import type { SentDocument } from '@/modules/documents/schema';
import { dateToDb, db } from '@/server/db';
import { profileFacts } from '../queries/profile-facts';
import { hold } from './move-application';
import { refuseSecond } from './refuse-second';

export type BankGrant = { readonly bankId: bigint; readonly categories: readonly GrantableCategory[] };

const unknownForm = () =>
  new AppError('not-found', 'application-form-unknown', '没有找到这份申请，请返回重新填写。');

/**
 * Hands one form in to all its banks, each with its own grant: what a bank may read is what was chosen for it,
 * beside what it may read already. The profile is frozen here. All go or none does.
 * @throws AppError not-found, conflict `application-form-submitted` | `application-open`, invalid `application-grant-missing`
 */
export async function submitApplication(
  scope: EnterpriseScope,
  input: {
    readonly formId: bigint;
    readonly grants: readonly BankGrant[];
    readonly months: number;
    /** papers that go to every bank of the form */
    readonly files?: readonly SentDocument[];
    readonly now?: Instant;
    readonly snapshot?: string;
  },
): Promise<{ applicationIds: bigint[] }> {
  const now = input.now ?? instant(new Date());
  const form = await db().applicationForm.findFirst({
    where: { id: input.formId, enterpriseId: scope.enterpriseId },
    include: { applications: { where: { state: 'draft' }, orderBy: { id: 'asc' } } },
  });
  if (!form) throw unknownForm();
  if (form.submittedAt)
    throw new AppError(
      'conflict',
      'application-form-submitted',
      '这份申请已经提交过，没有再提交一次。请到“我的申请”查看。',
    );
  const codes = form.applications.map((a) => a.productCode);
  const banks = [...new Set(form.applications.map((a) => a.bankId))];
  const grantOf = new Map(input.grants.map((g) => [g.bankId, g.categories]));
  for (const bankId of banks)
    if ((grantOf.get(bankId)?.length ?? 0) === 0)
      throw new AppError(
        'invalid',
        'application-grant-missing',
        '有一家银行没有勾选授权的数据。没有授权银行不能审批，请至少选一类，或去掉这家银行。',
      );
  await refuseSecond(db(), scope, codes, form.id); // before any grant is made
  const { facts, snapshotId, asOf } = await profileFacts(scope, input.snapshot);
  const consents = new Map<bigint, bigint>();
  for (const bankId of banks)
    consents.set(bankId, await grantFor(scope, bankId, grantOf.get(bankId)!, input.months, now));
  return audited(scope.actor, async (tx) => {
    // two forms of one enterprise at once wait for each other here
    await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${scope.enterpriseId} FOR UPDATE`;
    const { count } = await tx.applicationForm.updateMany({
      where: { id: form.id, submittedAt: null },
      data: { submittedAt: new Date(now), facts, snapshotId, asOf: dateToDb(isoDate(asOf)) },
    });
    if (count === 0)
      throw new AppError('conflict', 'application-form-submitted', '这份申请刚刚已经提交，没有再提交一次。');
    await refuseSecond(tx, scope, codes, form.id);
    const rows = await tx.application.findMany({
      where: { formId: form.id, state: 'draft' },
      include: { form: true },
      orderBy: { id: 'asc' },
    });
    await bindDocuments(tx, scope.enterpriseId, `application-form:${form.id}`, input.files ?? []);
    for (const row of rows) {
      const consentId = consents.get(row.bankId);
      if (consentId === undefined) throw unknownForm();
      await hold(tx, scope, row, now).step('submit', {
        set: { consentId, submittedAt: new Date(now) },
        feedback: { event: 'applied', happenedOn: tianjinDay(new Date(now)), amount: form.amountFen },
      });
    }
    return {
      result: { applicationIds: rows.map((r) => r.id) },
      entry: {
        action: 'submit-application',
        subject: `application-form:${form.id}`,
        after: { applications: rows.map((r) => String(r.id)), snapshotId },
      },
    };
  });
}

/** A grant that already lets the bank read as much is left as it is; else a wider one takes its place. */
async function grantFor(
  scope: EnterpriseScope,
  bankId: bigint,
  categories: readonly GrantableCategory[],
  months: number,
  now: Instant,
): Promise<bigint> {
  const live = await liveGrants(bankId, scope.enterpriseId, now);
  const held = new Set(live.flatMap((g) => g.categories));
  const [standing] = live;
  if (standing && categories.every((c) => held.has(c))) return standing.consentId;
  const all = [...new Set([...categories, ...(held as Set<GrantableCategory>)])];
  const purpose = '融资申请的审批与贷后管理';
  const made = await grantConsent(scope, { bankId, categories: all, purpose, months, now });
  return made.consentId;
}
