import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { refuseSuperseded } from '@/modules/features/queries/last-of-day';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { readManifest } from '@/modules/features/queries/open-snapshot';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { saveRuleSet } from '@/modules/rules/commands/save-rule-set';
import { db } from '@/server/db';
import type { Prisma, Whitelist } from '@/server/prisma/client';
import type { WhitelistDefinition } from '../domain/definition';
import type { ListFunnel } from '../domain/evaluate-list';
import { buildSchema } from '../schema';
import { evaluateDefinition } from './evaluate-definition';
import { keepList } from './list-files';
import { writeEditionsJournal } from './write-editions-journal';

export type BuiltWhitelist = {
  readonly whitelistId: bigint;
  readonly buildId: bigint;
  readonly members: number;
  readonly sha256: string;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly funnel: ListFunnel;
};

type BuildInput = {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly definition: WhitelistDefinition;
  /** default the latest */
  readonly snapshotId?: string;
};

/**
 * Evaluates a definition on a snapshot and submits the list for a second person. Nobody is on a published
 * list by this alone.
 * @throws AppError invalid (definition, rules), not-found (snapshot), forbidden `snapshot-superseded` (a bank), conflict (the code belongs to another owner)
 */
export async function buildWhitelist(
  scope: BankScope | OperatorScope,
  input: BuildInput,
): Promise<BuiltWhitelist> {
  const { code, name, purpose, definition, snapshotId: named } = parse(input);
  refuseTaken(scope, code, await db().whitelist.findUnique({ where: { code } }));
  const snapshotId = named ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，不能生成名单。请先生成快照。');
  await refuseSuperseded(scope, snapshotId);
  const run = await latestScoreRun(snapshotId);
  const scoreRunId = run?.id ?? null;
  await readManifest(snapshotId); // a snapshot nobody has is refused before anything is written
  const rules = await saveRuleSet(scope.actor, { code: `whitelist:${code}`, rules: definition.rules });
  const list = await evaluateDefinition({ definition, snapshotId, scoreRunId, ruleSetSha256: rules.sha256 });
  const path = await keepList(list.bytes, list.sha256);
  const bankId = scope.kind === 'bank' ? scope.bankId : null;
  const built = await audited<BuiltWhitelist>(scope.actor, async (tx) => {
    // two makers at once under a new code: the second waits here and finds the first one's list
    await tx.$executeRaw`
      INSERT INTO whitelist (code, name, purpose, owner_kind, bank_id, created_by, created_at)
      VALUES (${code}, ${name}, ${purpose}, ${scope.kind}, ${bankId}, ${scope.actor.login}, UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE id = id`;
    const whitelist = await tx.whitelist.findUniqueOrThrow({ where: { code } });
    refuseTaken(scope, code, whitelist);
    const build = await tx.whitelistBuild.create({
      data: {
        whitelistId: whitelist.id,
        definition: definition as unknown as Prisma.InputJsonValue,
        snapshotId,
        scoreRunId,
        ruleSetId: rules.id,
        funnel: list.funnel as unknown as Prisma.InputJsonValue,
        members: list.count,
        sha256: list.sha256,
        path,
        status: 'submitted',
        madeBy: scope.actor.login,
      },
    });
    return {
      result: {
        whitelistId: whitelist.id,
        buildId: build.id,
        members: list.count,
        sha256: list.sha256,
        snapshotId,
        scoreRunId,
        funnel: list.funnel,
      },
      entry: {
        action: 'build-whitelist',
        subject: `whitelist-build:${build.id}`,
        after: { code, snapshotId, scoreRunId, members: list.count, sha256: list.sha256 },
      },
    };
  });
  await writeEditionsJournal();
  return built;
}

/** A code names one list of one owner. */
function refuseTaken(scope: BankScope | OperatorScope, code: string, whitelist: Whitelist | null): void {
  const bankId = scope.kind === 'bank' ? scope.bankId : null;
  if (!whitelist || (whitelist.ownerKind === scope.kind && whitelist.bankId === bankId)) return;
  throw new AppError(
    'conflict',
    'whitelist-of-another-owner',
    `白名单代码“${code}”已被另一机构使用，请换一个代码。`,
  );
}

function parse(input: BuildInput): BuildInput {
  const parsed = buildSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const words = parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；');
  throw new AppError('invalid', 'definition-malformed', `白名单口径有误，没有生成。请更正：${words}`);
}
