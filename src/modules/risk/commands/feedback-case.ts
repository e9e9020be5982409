import { randomBytes } from 'node:crypto';
import { STANDS } from '@/modules/ingestion/domain/record';
import { toDatetime } from '@/modules/ingestion/queries/batch-row';
import { db, pool } from '@/server/db';

/** A line of repayment feedback: enterprise, loan, event, day, days past due, amount in 分. */
export type FeedbackLine = readonly [bigint, string, string, string, number?, number?];

/**
 * For tests: a batch of repayment feedback, taken in as `xyd ingest` leaves it.
 * @returns takes it out again
 */
export async function keepFeedback(
  lines: readonly FeedbackLine[],
  knownAt = '2026-11-20 00:00:00.000',
): Promise<() => Promise<void>> {
  const { id } = await db().batch.create({
    data: {
      source: 'repayment-feedback',
      profile: 'test',
      fileName: 'feedback.csv',
      fileSha256: randomBytes(32).toString('hex'),
      fileBytes: 1n,
      status: 'done',
      knownAt: new Date(`${knownAt.replace(' ', 'T')}Z`),
      byReason: {},
      quality: {},
      startedBy: 'test',
    },
  });
  const rows = lines.map(([enterprise, loanNo, event, happenedOn, daysPastDue, amount], i) => [
    String(enterprise),
    'repayment-feedback',
    randomBytes(16),
    String(id),
    i + 1,
    randomBytes(16),
    knownAt,
    toDatetime(STANDS),
    happenedOn,
    happenedOn,
    JSON.stringify({ loanNo, event, happenedOn, daysPastDue, amount }),
  ]);
  await pool().query(
    `INSERT INTO record (enterprise_id, source, natural_key, batch_id, row_no, content_hash, known_at, superseded_at,
     published_on, event_date, payload) VALUES ?`,
    [rows],
  );
  return async () => {
    await pool().query('DELETE FROM record WHERE batch_id = ?', [String(id)]);
    await db().batch.delete({ where: { id } });
  };
}
