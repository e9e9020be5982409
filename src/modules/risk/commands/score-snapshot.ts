import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { SnapshotManifest } from '@/modules/features/domain/snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { keepFile } from '@/server/keep-file';
import { sha256Hex } from '@/server/onnx';
import type { ScoreRun } from '@/server/prisma/client';
import type { ModelManifest } from '../domain/model-files';
import { encodeScores } from '../domain/score-file';
import { ageInDays } from '../domain/snapshot-age';
import { activeModels } from '../queries/active-models';
import { loadModel } from '../queries/load-model';
import { priorColumn } from '../queries/prior-column';
import { scoreRows } from '../queries/score-rows';

export type ScoredSnapshot = {
  /** `<snapshot>:<model>@<version>` */
  readonly runId: string;
  readonly model: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly scored: number;
  readonly referred: number;
  readonly arrowSha256: string;
  /** false when this run was there already; it was computed again and gave the same bytes */
  readonly isNew: boolean;
};

/**
 * Scores every enterprise of a snapshot with one model and keeps the scores as an immutable Arrow
 * file beside the snapshot. Scoring again computes again: the same bytes, no second run.
 * @param input.model default the champion in force; `version` to name one that is not active any more
 * @param input.today the day of scoring, against which the snapshot must not be too old; `back-test`
 *   to score history knowingly
 * @throws AppError unavailable (model), not-found (snapshot, model), invalid (a model that is not about
 *   enterprises), conflict (features missing, snapshot too old, or a run of this id was made by other
 *   bytes)
 */
export async function scoreSnapshot(input: {
  snapshotId: string;
  model?: string;
  version?: string;
  today: IsoDate | 'back-test';
  actor: Actor;
  onProgress?: (done: number, total: number) => void;
}): Promise<ScoredSnapshot> {
  const { champion, models } = await activeModels();
  const chosen = input.model ?? champion;
  const active = models.find((m) => m.name === chosen)?.version;
  const model = await loadModel({ name: chosen, version: input.version ?? active });
  const snapshot = await openSnapshot(input.snapshotId);
  refuseUnfit(model.manifest, snapshot.manifest, input.today);
  const prior = await priorColumn(snapshot);
  const table = await scoreRows(model, snapshot, prior, (done) => input.onProgress?.(done, snapshot.rows));
  const { name, version, sha256: modelSha256 } = model.manifest;
  const bytes = encodeScores(table);
  const run: Run = {
    id: `${input.snapshotId}:${name}@${version}`,
    snapshotId: input.snapshotId,
    model: name,
    version,
    modelSha256,
    scored: snapshot.rows - table.referred,
    referred: table.referred,
    arrowSha256: sha256Hex(bytes),
    path: path.join('snapshots', input.snapshotId, `scores-${name}-${version}.arrow`),
  };
  const before = await db().scoreRun.findUnique({ where: { id: run.id } });
  refuseOther(before, run);
  await keepFile(path.join(env().XYD_DATA_DIR, run.path), [bytes]);
  const isNew = before ? false : await record(input.actor, run);
  const { id: runId, scored, referred, arrowSha256 } = run;
  return { runId, model: name, version, modelSha256, scored, referred, arrowSha256, isNew };
}

type Run = Omit<ScoreRun, 'scoredAt'>;

function refuseUnfit(model: ModelManifest, { id, asOf }: SnapshotManifest, today: IsoDate | 'back-test') {
  if (model.subject !== 'enterprise')
    throw new AppError(
      'invalid',
      'model-not-of-enterprises',
      `${model.label}不是给企业打分的模型，不能用于快照。`,
    );
  if (today === 'back-test') return;
  const age = ageInDays(asOf, today);
  if (age > model.snapshotMaxAgeDays)
    throw new AppError(
      'conflict',
      'snapshot-too-old',
      `快照 ${id} 的数据截至 ${asOf}，距今 ${age} 天，超过${model.label}的时限 ${model.snapshotMaxAgeDays} 天，没有评分。` +
        '请用新数据生成快照；若是回看历史，请写明 --back-test。',
    );
}

async function record(actor: Actor, run: Run): Promise<boolean> {
  try {
    await audited(actor, async (tx) => {
      await tx.scoreRun.create({ data: run });
      return {
        result: undefined,
        entry: { action: 'score-snapshot', subject: `score-run:${run.id}`, after: run },
      };
    });
    return true;
  } catch (cause) {
    // two processes scored the same snapshot at once: the first row stands if it says the same
    const first = await db().scoreRun.findUnique({ where: { id: run.id } });
    if (!first) throw cause;
    refuseOther(first, run);
    return false;
  }
}

function refuseOther(before: { modelSha256: string; arrowSha256: string } | null, run: Run): void {
  if (!before) return;
  if (before.modelSha256 !== run.modelSha256)
    throw new AppError(
      'conflict',
      'score-model-differs',
      `评分 ${run.id} 由另一个模型文件做出（sha256 ${before.modelSha256}）；改了模型必须换版本号。`,
    );
  if (before.arrowSha256 !== run.arrowSha256)
    throw new AppError(
      'conflict',
      'score-not-reproduced',
      `评分 ${run.id} 重算的结果与当时不同，原评分未改动；请检查快照文件、models/priors.json 和运行环境。`,
    );
}
