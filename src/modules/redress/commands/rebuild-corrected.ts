import { AppError } from '@/kernel/errors';
import { tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import type { FeatureValue } from '@/modules/features/domain/feature';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot, readManifest } from '@/modules/features/queries/open-snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { scoreWithChallengers } from '@/modules/risk/commands/score-with-challengers';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { scoreAtRun } from '@/modules/risk/queries/score-at-run';
import { db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { correctedSince } from '../queries/corrections-since';
import { type StaleList, staleLists } from '../queries/stale-lists';
import { applyCase } from './apply-case';
import { expireDisplays } from './expire-displays';

export type ChangedEnterprise = {
  readonly enterpriseId: bigint;
  readonly features: readonly { key: string; label: string; before: FeatureValue; after: FeatureValue }[];
  readonly score: { readonly before: number | undefined; readonly after: number | undefined };
};
export type Rebuilt = {
  /** granted cases that an interruption had left undone */
  readonly applied: number;
  /** records whose display ended since the latest snapshot's day */
  readonly expired: number;
  readonly corrected: number;
  /** undefined: nothing fell since the latest snapshot, nothing was built */
  readonly snapshot:
    | { readonly id: string; readonly before: string; readonly recomputed: number }
    | undefined;
  readonly scoreRun: string | undefined;
  /** why there are no new scores */
  readonly notScored: string | undefined;
  readonly changed: readonly ChangedEnterprise[];
  readonly staleLists: readonly StaleList[];
};

/** Enterprises whose changes are told one by one. */
const TOLD = 500;

/**
 * 更正后重建: finishes granted cases, lets fall what expired, and where anything fell since the latest snapshot
 * builds that day's snapshot anew from it (only who is touched is computed) and scores it. Lists are not
 * touched: they are immutable, and a new edition takes two people; which ones are stale is told.
 * To be run every night; a second run finds nothing to do.
 * @throws AppError conflict (there is no snapshot yet)
 */
export async function rebuildCorrected(input: {
  readonly actor: Actor;
  readonly now?: Date;
  /** the snapshot to start from; the latest otherwise */
  readonly snapshot?: string;
  readonly onProgress?: (words: string) => void;
}): Promise<Rebuilt> {
  const { actor, onProgress } = input;
  const today = tianjinDay(input.now ?? new Date());
  const applied = await finishCases(actor);
  const latest = input.snapshot ? await readManifest(input.snapshot) : await latestSnapshot();
  if (!latest)
    throw new AppError('conflict', 'snapshot-none', '平台还没有指标快照。请先运行 xyd snapshot build。');
  const ended = await expireDisplays(actor, latest.asOf, today);
  const corrected = await correctedSince(latest.knownAt);
  const nothing = { applied, expired: ended, corrected: corrected.length };
  if (corrected.length === 0)
    return {
      ...nothing,
      snapshot: undefined,
      scoreRun: undefined,
      notScored: undefined,
      changed: [],
      staleLists: await staleLists(),
    };
  onProgress?.(`${corrected.length} 户有记录停止使用，重建 ${latest.asOf} 的快照`);
  const before = await latestScoreRun(latest.id);
  const { manifest, recomputed } = await buildSnapshot({ asOf: latest.asOf, base: latest.id, actor });
  onProgress?.(`快照 ${manifest.id}，评分`);
  const scored = await score(actor, manifest.id, today);
  return {
    ...nothing,
    snapshot: { id: manifest.id, before: latest.id, recomputed },
    ...scored,
    changed: await changes(corrected.slice(0, TOLD), {
      snapshots: [latest.id, manifest.id],
      runs: [before?.id, scored.scoreRun],
      actor,
    }),
    staleLists: await staleLists(),
  };
}

async function finishCases(actor: Actor): Promise<number> {
  const waiting = await db().redressCase.findMany({
    where: { state: { in: ['upheld', 'repaired'] }, batchId: null },
    select: { id: true },
  });
  for (const { id } of waiting) await applyCase(actor, id);
  return waiting.length;
}

async function score(
  actor: Actor,
  snapshotId: string,
  today: ReturnType<typeof tianjinDay>,
): Promise<Pick<Rebuilt, 'scoreRun' | 'notScored'>> {
  try {
    const { champion } = await scoreWithChallengers({ snapshotId, today, actor });
    return { scoreRun: champion.runId, notScored: undefined };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { scoreRun: undefined, notScored: cause.message };
  }
}

async function changes(
  ids: readonly bigint[],
  at: {
    snapshots: readonly [string, string];
    runs: readonly [string | undefined, string | undefined];
    actor: Actor;
  },
): Promise<ChangedEnterprise[]> {
  const [earlier, later] = [await openSnapshot(at.snapshots[0]), await openSnapshot(at.snapshots[1])];
  const scope = mintScope.operator(at.actor);
  const scoreOf = async (enterpriseId: bigint, scoreRunId: string | undefined) =>
    scoreRunId === undefined ? undefined : (await scoreAtRun(scope, { enterpriseId, scoreRunId })).score;
  const changed: ChangedEnterprise[] = [];
  for (const enterpriseId of ids) {
    const [was, is] = [readRow(earlier, enterpriseId), readRow(later, enterpriseId)];
    const features = CATALOGUE.map(({ key, label }) => ({
      key,
      label,
      before: was?.(key),
      after: is?.(key),
    })).filter(({ before, after }) => before !== after);
    const [before, after] = [
      await scoreOf(enterpriseId, at.runs[0]),
      await scoreOf(enterpriseId, at.runs[1]),
    ];
    if (features.length > 0 || before !== after)
      changed.push({ enterpriseId, features, score: { before, after } });
  }
  return changed;
}
