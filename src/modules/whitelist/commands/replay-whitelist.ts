import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { readManifest } from '@/modules/features/queries/open-snapshot';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { ruleSet } from '@/modules/rules/queries/rule-set';
import { db } from '@/server/db';
import type { WhitelistDefinition } from '../domain/definition';
import { evaluateDefinition } from './evaluate-definition';

export type Replay = {
  readonly editionId: bigint;
  readonly snapshotId: string;
  readonly rebuiltSnapshotId: string;
  readonly editionSha256: string;
  readonly replayedSha256: string;
  readonly identical: boolean;
};

/**
 * 重放: makes an edition again from the records: the snapshot as it was known then, its scores, the list.
 * Nothing is read from the snapshot, score or list kept at the time.
 * @throws AppError not-found (edition), unavailable (model of the time)
 */
export async function replayWhitelist(
  scope: OperatorScope,
  editionId: bigint,
  onProgress?: (step: 'snapshot' | 'score' | 'list', done: number) => void,
): Promise<Replay> {
  const edition = await db().whitelistEdition.findUnique({ where: { id: editionId } });
  const build = edition && (await db().whitelistBuild.findUnique({ where: { id: edition.buildId } }));
  if (!edition || !build)
    throw new AppError(
      'not-found',
      'edition-unknown',
      `没有第 ${editionId} 号期次，请用 xyd whitelist list 查看。`,
    );
  const { asOf, knownAt } = await readManifest(build.snapshotId);
  const rebuilt = await buildSnapshot({
    asOf,
    knownAt,
    actor: scope.actor,
    onProgress: (n) => onProgress?.('snapshot', n),
  });
  const rebuiltId = rebuilt.manifest.id;
  let scoreRunId: string | null = null;
  if (build.scoreRunId !== null) {
    const run = await db().scoreRun.findUniqueOrThrow({ where: { id: build.scoreRunId } });
    const { model, version } = run;
    const scored = await scoreSnapshot({
      snapshotId: rebuiltId,
      model,
      version,
      today: 'back-test',
      actor: scope.actor,
      onProgress: (n) => onProgress?.('score', n),
    });
    scoreRunId = scored.runId;
  }
  const { sha256: ruleSetSha256 } = await ruleSet(build.ruleSetId);
  const definition = build.definition as unknown as WhitelistDefinition;
  const list = await evaluateDefinition({ definition, snapshotId: rebuiltId, scoreRunId, ruleSetSha256 });
  onProgress?.('list', list.count);
  return {
    editionId,
    snapshotId: build.snapshotId,
    rebuiltSnapshotId: rebuiltId,
    editionSha256: edition.sha256,
    replayedSha256: list.sha256,
    identical: list.sha256 === edition.sha256,
  };
}
