import { AppError } from '@/kernel/errors';
import { type Instant, instant, isoDate } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { saveNeed } from '@/modules/matching/commands/save-need';
import type { NeedTerms } from '@/modules/matching/domain/need';
import { dateToDb, db } from '@/server/db';
import { productChoices } from '../queries/product-choices';
import { profileFacts } from '../queries/profile-facts';
import { refuseSecond } from './refuse-second';

/**
 * On the latest snapshot unless named: one form for several products, not yet seen by any bank: the need, and the profile as it stands.
 * @throws AppError invalid `application-product-unfit`: not on sale, or the enterprise does not meet it;
 * conflict `application-open`
 */
export async function startApplication(
  scope: EnterpriseScope,
  input: {
    readonly need: NeedTerms;
    readonly codes: readonly string[];
    readonly now?: Instant;
    readonly snapshot?: string;
  },
): Promise<{ formId: bigint }> {
  const now = new Date(input.now ?? instant(new Date()));
  const choices = new Map((await productChoices(scope, input.need, input.snapshot)).map((c) => [c.code, c]));
  const chosen = [...new Set(input.codes)].map((code) => {
    const choice = choices.get(code);
    if (choice) return choice;
    throw new AppError(
      'invalid',
      'application-product-unfit',
      '所选产品里有一款您现在不符合条件，或已下架。请刷新后重新选择；差在哪里见“为我匹配”。',
    );
  });
  await refuseSecond(db(), scope, input.codes); // said now, not after two more questions
  const { snapshotId, asOf, facts } = await profileFacts(scope, input.snapshot);
  await saveNeed(scope, input.need);
  return audited(scope.actor, async (tx) => {
    const form = await tx.applicationForm.create({
      data: {
        enterpriseId: scope.enterpriseId,
        amountFen: BigInt(input.need.amount),
        termMonths: input.need.termMonths,
        purpose: input.need.purpose,
        wish: input.need.wish,
        snapshotId,
        asOf: dateToDb(isoDate(asOf)),
        facts,
        madeBy: scope.actor.login,
        madeAt: now,
        applications: {
          create: chosen.map((c) => ({
            enterpriseId: scope.enterpriseId,
            bankId: c.bankId,
            productVersionId: c.versionId,
            productCode: c.code,
            match: c.match,
            state: 'draft',
            stateAt: now,
          })),
        },
      },
    });
    return {
      result: { formId: form.id },
      entry: {
        action: 'start-application',
        subject: `application-form:${form.id}`,
        after: { enterprise: String(scope.enterpriseId), products: chosen.map((c) => c.code), snapshotId },
      },
    };
  });
}
