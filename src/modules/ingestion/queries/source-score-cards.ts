import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { pool } from '@/server/db';
import { sourceOf } from '../domain/registry';
import { SOURCE_KEYS, type SourceKey } from '../domain/source';
import { fromDatetime } from './batch-row';

/** 信源评分: what one source sent, over all its batches. Shares are fractions of 1, absent where nothing can be judged. */
export type SourceScoreCard = {
  readonly source: SourceKey;
  readonly label: string;
  readonly owner: string;
  readonly frequency: string;
  readonly batches: number;
  readonly refusedBatches: number;
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly openQuarantine: number;
  /** valid rows whose enterprise is still not known */
  readonly waiting: number;
  /** 规范性: rows not refused */
  readonly validity: number | undefined;
  /** 采纳率: new records and versions */
  readonly acceptance: number | undefined;
  /** 及时性: of rows with a date of their own, those published in time */
  readonly timeliness: number | undefined;
  readonly lastKnownAt: Instant | undefined;
};

/** One card per source, in the order of the source list; sources nothing came from have zero batches. */
export async function sourceScoreCards(_scope: OperatorScope): Promise<SourceScoreCard[]> {
  const judged = "CAST(COALESCE(JSON_EXTRACT(quality, '$.timeliness.judged'), 0) AS DECIMAL(20, 4))";
  const share = "CAST(COALESCE(JSON_EXTRACT(quality, '$.timeliness.share'), 0) AS DECIMAL(20, 4))";
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT source, SUM(status = 'done') AS batches, SUM(status = 'refused') AS refused, SUM(\`read\`) AS n,
            SUM(accepted) AS accepted, SUM(superseded) AS superseded, SUM(quarantined) AS quarantined,
            SUM(${judged}) AS judged, SUM(${judged} * ${share}) AS timely, MAX(known_at) AS last
       FROM batch GROUP BY source`,
  );
  const [open] = await pool().query<RowDataPacket[]>(
    `SELECT b.source, COUNT(*) AS n FROM quarantine_row q JOIN batch b ON b.id = q.batch_id
      WHERE q.status = 'open' GROUP BY b.source`,
  );
  const [waiting] = await pool().query<RowDataPacket[]>(
    'SELECT source, COUNT(*) AS n FROM unmatched_record WHERE matched_at IS NULL GROUP BY source',
  );
  const of = (list: RowDataPacket[], source: string) => list.find((r) => r.source === source);
  return SOURCE_KEYS.map((source) => {
    const { label, owner, frequency } = sourceOf(source);
    const row = of(rows, source);
    const count = (value: unknown) => Number(value ?? 0);
    const read = count(row?.n);
    const accepted = count(row?.accepted);
    const judgedRows = count(row?.judged);
    return {
      source,
      label,
      owner,
      frequency,
      batches: count(row?.batches),
      refusedBatches: count(row?.refused),
      read,
      accepted,
      quarantined: count(row?.quarantined),
      openQuarantine: count(of(open, source)?.n),
      waiting: count(of(waiting, source)?.n),
      validity: read === 0 ? undefined : 1 - count(row?.quarantined) / read,
      acceptance: read === 0 ? undefined : (accepted + count(row?.superseded)) / read,
      timeliness: judgedRows === 0 ? undefined : count(row?.timely) / judgedRows,
      lastKnownAt: row?.last ? fromDatetime(row.last) : undefined,
    };
  });
}
