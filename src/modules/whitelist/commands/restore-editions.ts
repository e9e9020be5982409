import { audited } from '@/modules/audit/commands/audited';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { Prisma } from '@/server/prisma/client';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { BuildLine, Journal } from '../domain/journal';
import { decodeMembers } from '../domain/member';
import { type MadeList, sha256Of } from './evaluate-definition';
import { keepList } from './list-files';
import { writeMembers } from './write-members';

const big = (id: string | null) => (id === null ? null : BigInt(id));
const time = (at: string) => new Date(at);

/**
 * Enters what people decided and no file tells: rule sets (those whose rules give their sha256), decisions on
 * models, and the lists' names and owners. What is there already stays.
 */
export async function restoreDecisions(journal: Journal): Promise<void> {
  const ruleSets = journal['rule-set'].filter((r) => sha256Of(canonicalJson(r.rules)) === r.sha256);
  const activations = journal['model-activation'];
  await audited(SYSTEM_ACTOR, async (tx) => {
    await tx.ruleSet.createMany({
      skipDuplicates: true,
      data: ruleSets.map(({ kind: _, id, rules, createdAt, ...rest }) => ({
        ...rest,
        id: BigInt(id),
        rules: rules as Prisma.InputJsonValue,
        createdAt: time(createdAt),
      })),
    });
    await tx.modelActivation.createMany({
      skipDuplicates: true,
      data: activations.map(({ kind: _, id, comparison, proposedAt, decidedAt, ...rest }) => ({
        ...rest,
        id: BigInt(id),
        comparison: comparison as Prisma.InputJsonValue,
        proposedAt: time(proposedAt),
        decidedAt: decidedAt === null ? null : time(decidedAt),
      })),
    });
    await tx.whitelist.createMany({
      skipDuplicates: true,
      data: journal.whitelist.map(({ kind: _, id, bankId, productId, createdAt, ...rest }) => ({
        ...rest,
        id: BigInt(id),
        bankId: big(bankId),
        productId: big(productId),
        createdAt: time(createdAt),
      })),
    });
    const after = {
      ruleSets: ruleSets.length,
      activations: activations.length,
      whitelists: journal.whitelist.length,
    };
    return { result: undefined, entry: { action: 'rebuild-decisions', subject: 'journal:editions', after } };
  });
}

/** Enters a list that came out with the bytes it had, and the edition it became, with its members as evaluated. */
export async function restoreBuild(build: BuildLine, list: MadeList): Promise<void> {
  const path = await keepList(list.bytes, list.sha256);
  const { kind: _, edition, definition, ...line } = build;
  await audited(SYSTEM_ACTOR, async (tx) => {
    const entry = {
      action: 'rebuild-list',
      subject: `whitelist-build:${build.id}`,
      after: { sha256: list.sha256 },
    };
    if (await tx.whitelistBuild.findUnique({ where: { id: BigInt(build.id) }, select: { id: true } }))
      return { result: undefined, entry: { ...entry, after: { ...entry.after, unchanged: true } } };
    const whitelistId = BigInt(build.whitelistId);
    await tx.whitelistBuild.create({
      data: {
        ...line,
        id: BigInt(build.id),
        whitelistId,
        ruleSetId: BigInt(build.ruleSetId),
        definition: definition as Prisma.InputJsonValue,
        funnel: list.funnel as unknown as Prisma.InputJsonValue,
        path,
        madeAt: time(build.madeAt),
        checkedAt: build.checkedAt === null ? null : time(build.checkedAt),
      },
    });
    if (edition) {
      const id = BigInt(edition.id);
      const publishedAt = time(edition.publishedAt);
      await tx.whitelistEdition.create({
        data: { ...edition, id, whitelistId, buildId: BigInt(build.id), publishedAt },
      });
      await writeMembers(tx, id, decodeMembers(list.bytes));
    }
    return { result: undefined, entry };
  });
}
