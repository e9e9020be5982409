import type { RowDataPacket } from 'mysql2';
import { addMonths, type Instant, type IsoDate, tianjinDay } from '@/kernel/period';
import { expired, fallenBy } from '@/modules/ingestion/domain/fallen';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { fromDatetime, toDatetime } from '@/modules/ingestion/queries/batch-row';
import { redressOf } from '@/modules/ingestion/queries/redress-of';
import { pool } from '@/server/db';
import type { ReportRecord, SourceCoverage } from '../domain/report-records';
import { REPORT_MONTHS, REPORT_SOURCES, SECTIONS } from '../domain/section-specs';

const MONTHLY = [
  ...new Set(SECTIONS.flatMap((s) => s.parts.filter((p) => p.months !== undefined).map((p) => p.source))),
];

/**
 * What an enterprise's reports draw on now: the known version of each record, without what was repaired, withdrawn
 * or ended its display by now, whoever asks. The caller has checked that it may be read.
 * @param asked.day the report's day: sources that come monthly go 24 months back from it
 */
export async function standingRecords(
  enterpriseId: bigint,
  asked: { readonly now: Instant; readonly day: IsoDate },
): Promise<ReportRecord[]> {
  const at = toDatetime(asked.now);
  const since = addMonths(asked.day, -REPORT_MONTHS - 1);
  const [[rows], redress] = await Promise.all([
    pool().query<RowDataPacket[]>(
      `SELECT source, event_date, known_at, payload FROM record
        WHERE enterprise_id = ? AND source IN (?) AND known_at <= ? AND superseded_at > ?
          AND (source NOT IN (?) OR event_date >= ?)`,
      [String(enterpriseId), REPORT_SOURCES, at, at, MONTHLY, since],
    ),
    redressOf(enterpriseId),
  ]);
  const fallen = fallenBy(redress);
  const today = tianjinDay(new Date(asked.now));
  return rows
    .map((row) => ({
      source: row.source as SourceKey,
      eventDate: row.event_date as IsoDate,
      knownAt: fromDatetime(row.known_at),
      payload: JSON.parse(row.payload) as Readonly<Record<string, unknown>>,
    }))
    .filter((record) => !fallen?.(record) && !expired(record, today));
}

/** What the platform has received of each source by an instant. */
export async function coverageAt(now: Instant): Promise<Map<SourceKey, SourceCoverage>> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT source, MAX(published_on) AS latest,
            MAX(CASE WHEN coverage = 'complete' THEN published_on END) AS complete
       FROM batch WHERE status = 'done' AND known_at <= ? GROUP BY source`,
    [toDatetime(now)],
  );
  return new Map(
    rows.map((row) => [
      row.source as SourceKey,
      {
        ...(row.latest && { publishedOn: row.latest as IsoDate }),
        ...(row.complete && { completeOn: row.complete as IsoDate }),
      },
    ]),
  );
}
