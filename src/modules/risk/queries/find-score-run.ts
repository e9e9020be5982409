import type { RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, isoDate } from '@/kernel/period';
import { pool } from '@/server/db';
import { championModel } from './active-models';

/** One run of a model over a snapshot, with the snapshot's day. */
export type DatedRun = {
  readonly runId: string;
  readonly snapshotId: string;
  readonly asOf: IsoDate;
  readonly model: string;
  readonly version: string;
  readonly scored: number;
  readonly referred: number;
  readonly scoredAt: Instant;
};

// as the snapshots are listed: latest day, of one day the one that knew most; of one snapshot the last run
const NEWEST =
  'ORDER BY s.as_of DESC, s.known_at DESC, s.built_at DESC, s.id DESC, r.scored_at DESC, r.id DESC';

async function readRuns(where: string, values: readonly string[], limit: number): Promise<DatedRun[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT r.id, r.snapshot_id, s.as_of, r.model, r.version, r.scored, r.referred, r.scored_at
       FROM score_run r JOIN snapshot s ON s.id = r.snapshot_id WHERE ${where} ${NEWEST} LIMIT ?`,
    [...values, limit],
  );
  return rows.map((r) => ({
    runId: r.id,
    snapshotId: r.snapshot_id,
    asOf: isoDate(r.as_of),
    model: r.model,
    version: r.version,
    scored: r.scored,
    referred: r.referred,
    scoredAt: instant(new Date(`${r.scored_at.replace(' ', 'T')}Z`)),
  }));
}

/** The last runs of every model, newest snapshot first. */
export function listScoreRuns(limit = 60): Promise<DatedRun[]> {
  return readRuns('1 = 1', [], limit);
}

/**
 * The run of this id; else the champion's last over a snapshot; else its last over the newest scored snapshot.
 * @throws AppError not-found `score-run-unknown`
 */
export async function findScoreRun(asked: { snapshotId?: string; runId?: string }): Promise<DatedRun> {
  const { snapshotId, runId } = asked;
  if (runId !== undefined) {
    const [run] = await readRuns('r.id = ?', [runId], 1);
    if (run) return run;
    throw unknown(`没有评分 ${runId}。请用 xyd model drift 不带 --run 查看最近一次，或先运行 xyd score。`);
  }
  const champion = await championModel();
  const [where, values] = snapshotId === undefined ? ['', []] : ['AND r.snapshot_id = ?', [snapshotId]];
  const [run] = await readRuns(
    `r.model = ? AND r.version = ? ${where}`,
    [champion.name, champion.version, ...values],
    1,
  );
  if (run) return run;
  throw unknown(
    snapshotId === undefined
      ? `主模型 ${champion.name} ${champion.version} 还没有给任何快照评过分。请先运行 xyd score --snapshot 快照编号。`
      : `主模型 ${champion.name} ${champion.version} 没有给快照 ${snapshotId} 评过分。请先运行 xyd score --snapshot ${snapshotId}。`,
  );
}

/** The run before: of the same model, over the latest snapshot of an earlier day. */
export async function previousRun(
  run: Pick<DatedRun, 'model' | 'version' | 'asOf'>,
): Promise<DatedRun | undefined> {
  const [before] = await readRuns(
    'r.model = ? AND r.version = ? AND s.as_of < ?',
    [run.model, run.version, run.asOf],
    1,
  );
  return before;
}

function unknown(words: string): AppError {
  return new AppError('not-found', 'score-run-unknown', words);
}
