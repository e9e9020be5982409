import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { instant } from '@/kernel/period';
import { auditedBulk } from '@/modules/audit/commands/audited-bulk';
import { pool } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { type BatchLine, type DismissalLine, INTAKE_COUNTS, NUMBERED } from '../domain/intake-journal';
import { toDatetime } from '../queries/batch-row';
import { readIntake } from '../queries/read-intake';
import { numberAgain, numberFreely } from './number-again';
import { enterUntaken, takeAgain } from './take-again';
import { writeIntakeJournal } from './write-intake-journal';

export type RebuiltIntake = {
  /** in words, in order: where a batch did not become what it was */
  readonly differences: readonly { readonly batchId: string; readonly words: string }[];
};

/**
 * Takes every batch of a journal in again, in the order they settled then, from the kept files. Goes on
 * where an earlier run stopped. A batch that comes out otherwise is told, and the rest still done.
 * @param input.sources the folder of kept files
 * @throws AppError not-found `source-missing`, conflict `source-differs`; what ingestion says of a file
 */
export async function rebuildBatches(input: {
  readonly batches: readonly BatchLine[];
  readonly dismissals: readonly DismissalLine[];
  readonly sources: string;
  readonly onProgress?: (done: number, total: number, note: string) => void;
}): Promise<RebuiltIntake> {
  const { batches, dismissals, sources, onProgress } = input;
  const connection = await pool().getConnection();
  try {
    const [rows] = await connection.query<RowDataPacket[]>("SELECT id FROM batch WHERE status = 'done'");
    const done = new Set(rows.map((row) => String(row.id)));
    await numberAgain(connection, batches);
    for (const [i, batch] of batches.entries()) {
      onProgress?.(i, batches.length, `批次 ${batch.id} ${batch.fileName}`);
      if (done.has(batch.id)) continue;
      if (batch.status === 'done') await takeAgain(connection, batch, sources);
      else await enterUntaken(connection, batch);
    }
    await numberFreely(connection);
    await restoreStamps(connection, batches, dismissals);
    onProgress?.(batches.length, batches.length, '个批次');
    const differences = await compare(connection, batches);
    await writeIntakeJournal();
    return { differences };
  } finally {
    connection.release();
  }
}

/** When and by whom, which taking in again does not know; refused rows that were dismissed. */
async function restoreStamps(
  connection: PoolConnection,
  batches: readonly BatchLine[],
  dismissals: readonly DismissalLine[],
): Promise<void> {
  const time = (at: string | null) => (at === null ? null : toDatetime(instant(at)));
  await auditedBulk(SYSTEM_ACTOR, connection, async () => {
    for (const b of batches) {
      await connection.query(
        'UPDATE batch SET started_at = ?, finished_at = ?, started_by = ? WHERE id = ?',
        [time(b.startedAt), time(b.finishedAt), b.startedBy, b.id],
      );
      if (b.corrects)
        await connection.query(
          `UPDATE quarantine_row SET resolution = ?, resolved_by = ?, resolved_at = ?
            WHERE id = ? AND status = 'resolved'`,
          [b.corrects.resolution, b.corrects.by, time(b.corrects.at), b.corrects.id],
        );
    }
    for (const d of dismissals)
      await connection.query(
        `UPDATE quarantine_row SET status = 'dismissed', resolution = ?, resolved_by = ?, resolved_at = ?
          WHERE id = ? AND status <> 'resolved'`,
        [d.remark, d.by, time(d.at), d.id],
      );
    const after = { batches: batches.length, dismissals: dismissals.length };
    return { result: undefined, entry: { action: 'rebuild-intake', subject: 'journal:intake', after } };
  });
}

async function compare(
  connection: PoolConnection,
  wanted: readonly BatchLine[],
): Promise<RebuiltIntake['differences']> {
  const now = new Map((await readIntake(connection)).map((line) => [`${line.kind}:${line.id}`, line]));
  return wanted.flatMap((line) => {
    const made = now.get(`batch:${line.id}`) as BatchLine | undefined;
    if (!made) return [{ batchId: line.id, words: `批次 ${line.id} 没有重建出来` }];
    const count = INTAKE_COUNTS.find((key) => made[key] !== line[key]);
    if (count)
      return [
        { batchId: line.id, words: `批次 ${line.id} 的 ${count} 原为 ${line[count]}，现为 ${made[count]}` },
      ];
    const table = NUMBERED.find((t) => JSON.stringify(made.madeIds[t]) !== JSON.stringify(line.madeIds[t]));
    if (table) return [{ batchId: line.id, words: `批次 ${line.id} 给出的 ${table} 编号与当时不同` }];
    return [];
  });
}
