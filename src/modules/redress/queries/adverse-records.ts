import type { RowDataPacket } from 'mysql2';
import type { Instant, IsoDate } from '@/kernel/period';
import { fallenBy, recordKey } from '@/modules/ingestion/domain/fallen';
import { REDRESSED, type RedressEffect, type Redressed } from '@/modules/ingestion/domain/redress';
import { fromDatetime } from '@/modules/ingestion/queries/batch-row';
import { redressOf } from '@/modules/ingestion/queries/redress-of';
import { pool } from '@/server/db';

/** One record of an enterprise that others judge it by, as its latest version says. */
export type AdverseRecord = {
  readonly source: Redressed;
  readonly targetKey: string;
  readonly batchId: string;
  readonly rowNo: number;
  readonly eventDate: IsoDate;
  readonly knownAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
  /** who decided, as the record names it */
  readonly authority: string | undefined;
  /** why it no longer stands by a decision; undefined = none was made */
  readonly fallen: RedressEffect | undefined;
};

/** Records of an enterprise that can fall, newest event first; the caller has checked that they may be read. */
export async function adverseRecords(enterpriseId: bigint): Promise<AdverseRecord[]> {
  const [[rows], decisions] = await Promise.all([
    pool().query<RowDataPacket[]>(
      `SELECT source, batch_id, row_no, event_date, known_at, payload FROM record
        WHERE enterprise_id = ? AND source IN (?) AND superseded_at = '9999-12-31'
        ORDER BY event_date DESC, source, batch_id, row_no`,
      [String(enterpriseId), [...REDRESSED]],
    ),
    redressOf(enterpriseId),
  ]);
  const records = rows.map((row) => ({
    source: row.source as Redressed,
    payload: JSON.parse(row.payload) as Readonly<Record<string, unknown>>,
    knownAt: fromDatetime(row.known_at),
    eventDate: row.event_date as IsoDate,
    batchId: String(row.batch_id),
    rowNo: Number(row.row_no),
  }));
  const effects = decisions.map((d) => ({ effect: d.payload.effect, hides: fallenBy([d]) }));
  return records.filter(isAdverse).map((record) => ({
    ...record,
    targetKey: recordKey(record.source, record.payload),
    authority: authorityOf(record.payload),
    fallen: effects.find(({ hides }) => hides?.(record))?.effect,
  }));
}

/** A case the enterprise brought itself says nothing against it. */
function isAdverse({ source, payload }: { source: Redressed; payload: Readonly<Record<string, unknown>> }) {
  return source !== 'court-case' || payload.role === 'defendant';
}

function authorityOf(payload: Readonly<Record<string, unknown>>): string | undefined {
  const named = payload.authority ?? payload.court;
  return typeof named === 'string' ? named : undefined;
}
