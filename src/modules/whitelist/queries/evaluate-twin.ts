import { createHash } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import { type IsoDate, monthOf } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import { rowAt } from '@/modules/features/domain/row-at';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { checkRules } from '@/modules/rules/domain/check-rules';
import { termOf } from '@/modules/rules/domain/vocabulary';
import { DEEPEST } from '@/modules/rules/schema';
import { dateFromDb, dateToDb, db } from '@/server/db';
import type { WhitelistDefinition } from '../domain/definition';
import { orderRows } from '../domain/evaluate-list';
import { draftOf, movementOf, type TwinDraft, type TwinMovement, type TwinSide } from '../domain/twin';
import { monthWithoutEdition, whitelistOf } from './twin-plan';
import { publishedRules } from './twin-rules';

/** What is played again: an edition of the list, or a snapshot of a month without one. */
export type TwinAsk = {
  readonly code: string;
  readonly draft: TwinDraft;
  readonly editionId?: bigint;
  readonly snapshotId?: string;
};

export type EvaluatedTwin = {
  readonly before: TwinSide;
  readonly draft: TwinSide;
  readonly movement: TwinMovement;
  readonly enterpriseId: (row: number) => bigint;
  /** limits as published, by row; undefined for a month without an edition */
  readonly published: ReadonlyMap<number, bigint | undefined> | undefined;
  /** whether today's program finds the members that were published */
  readonly reproduced: boolean;
};

/** The definition as published, or the one in force on the day: of the last edition up to it, else the first. */
async function basisOf(scope: BankScope | OperatorScope, whitelistId: bigint, ask: TwinAsk) {
  const editions = await db().whitelistEdition.findMany({
    where: { whitelistId, id: ask.editionId },
    orderBy: { number: 'asc' },
  });
  const builds = await db().whitelistBuild.findMany({
    where: { id: { in: editions.map((e) => e.buildId) } },
  });
  const dated = editions.flatMap((edition) => {
    const build = builds.find((b) => b.id === edition.buildId);
    return build ? { edition, build } : [];
  });
  const [first] = dated;
  if (!first) throw new AppError('not-found', 'edition-unknown', '没有这一期名单，请刷新后重试。');
  if (ask.editionId !== undefined)
    return {
      definition: first.build.definition as unknown as WhitelistDefinition,
      snapshotId: first.build.snapshotId,
      scoreRunId: first.build.scoreRunId,
      edition: first.edition,
    };
  const snapshotId = ask.snapshotId ?? '';
  const { manifest } = await openSnapshot(snapshotId);
  if (scope.kind === 'bank') await refuseOfNoPlan(snapshotId, manifest.asOf);
  const known = await db().snapshot.findMany({
    where: { id: { in: builds.map((b) => b.snapshotId) }, asOf: { lte: dateToDb(manifest.asOf) } },
    select: { id: true, asOf: true },
  });
  const dayOf = new Map(known.map((s) => [s.id, dateFromDb(s.asOf)]));
  const before = dated.filter(({ build }) => dayOf.has(build.snapshotId));
  before.sort((a, b) => {
    const [x, y] = [dayOf.get(a.build.snapshotId)!, dayOf.get(b.build.snapshotId)!];
    return x === y ? a.edition.number - b.edition.number : x < y ? -1 : 1;
  });
  const { build } = before.at(-1) ?? first;
  const run = await latestScoreRun(snapshotId);
  const definition = build.definition as unknown as WhitelistDefinition;
  return { definition, snapshotId, scoreRunId: run?.id ?? null, edition: undefined };
}

/** Of a month a bank plays the one snapshot its plan names: several that hardly differ would tell single enterprises. */
async function refuseOfNoPlan(snapshotId: string, asOf: IsoDate): Promise<void> {
  const planned = await monthWithoutEdition(monthOf(asOf));
  if (planned.snapshotId === snapshotId && planned.asOf === asOf) return;
  throw new AppError(
    'forbidden',
    'twin-snapshot-not-planned',
    `银行推演没有期次的月份只用该月计划中的快照${planned.snapshotId ? ` ${planned.snapshotId}` : ''}，不能另选。请按推演计划重新开始。`,
  );
}

function refuseMalformed({ rules }: TwinDraft): void {
  const problems = checkRules(rules, termOf, DEEPEST);
  if (problems.length === 0) return;
  const words = problems.map((p) => `${p.rule}：${p.words}`).join('；');
  throw new AppError('invalid', 'rules-malformed', `规则草案有误，没有推演。请更正：${words}`);
}

/**
 * A bank plays by rules it published, no other: answers over drafts of one's own, subtracted from each other,
 * would single enterprises out that have not authorised it.
 */
async function refuseUnpublished(whitelistId: bigint, draft: TwinDraft): Promise<void> {
  const published = await publishedRules(whitelistId);
  const sha256 = createHash('sha256').update(canonicalJson(draft.rules)).digest('hex');
  const { ranking, cap, limit, limitMax } = draft;
  if (published.includes(sha256) && [ranking, cap, limit, limitMax].every((changed) => changed === undefined))
    return;
  throw new AppError(
    'forbidden',
    'twin-published-rules-only',
    '银行只能用本名单已发布过的规则版本推演：任意草案的结果相减会暴露未授权的企业。请先生成名单并经复核发布，或请平台推演。',
  );
}

/**
 * The list as it was and as the draft would have made it, over the very snapshot and scores of the time;
 * nothing learnt later is looked at.
 * @throws AppError invalid `rules-malformed`, forbidden `twin-published-rules-only`, `twin-snapshot-not-planned`, not-found (list, edition, snapshot)
 */
export async function evaluateTwin(scope: BankScope | OperatorScope, ask: TwinAsk): Promise<EvaluatedTwin> {
  refuseMalformed(ask.draft);
  const { id } = await whitelistOf(scope, ask.code);
  if (scope.kind === 'bank') await refuseUnpublished(id, ask.draft);
  const { definition, snapshotId, scoreRunId, edition } = await basisOf(scope, id, ask);
  const whole = await openSnapshot(snapshotId);
  const scores = scoreRunId === null ? undefined : await openScores(scoreRunId);
  const { batchIds } = definition;
  const inBatches =
    batchIds.length > 0 ? await enterprisesInBatches(batchIds, whole.manifest.knownAt) : undefined;
  const sideOf = (by: WhitelistDefinition): TwinSide => {
    const ordered = orderRows(whole, scores, by, inBatches);
    return { ordered, definition: by, listed: ordered.kept };
  };
  const evaluated = sideOf(definition);
  const draft = sideOf(draftOf(definition, ask.draft));
  const ids = evaluated.ordered.snapshot.enterpriseId;
  const published = edition && (await publishedRows(edition.id, ids));
  const before = published ? { ...evaluated, listed: [...published.keys()] } : evaluated;
  return {
    before,
    draft,
    movement: movementOf(before, draft),
    enterpriseId: (row) => ids[row]!,
    published,
    reproduced:
      before.listed.length === evaluated.listed.length &&
      before.listed.every((row, at) => row === evaluated.listed[at]),
  };
}

/** Limits of the passing members of an edition, by row, in the order of their ranks. */
async function publishedRows(
  editionId: bigint,
  ids: BigInt64Array,
): Promise<Map<number, bigint | undefined>> {
  const members = await db().whitelistMember.findMany({
    where: { editionId, outcome: 'pass' },
    select: { enterpriseId: true, limitFen: true },
    orderBy: { rank: 'asc' },
  });
  const rows = new Map<number, bigint | undefined>();
  for (const { enterpriseId, limitFen } of members) {
    const row = rowAt(ids, enterpriseId);
    if (row === undefined)
      throw new AppError(
        'unavailable',
        'member-not-in-snapshot',
        `期次 ${editionId} 的成员不在它的快照里，不能推演。请用 xyd whitelist replay 查明。`,
      );
    rows.set(row, limitFen ?? undefined);
  }
  return rows;
}
