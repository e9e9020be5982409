import type { RowDataPacket } from 'mysql2';
import { type Instant, instant } from '@/kernel/period';
import { pool } from '@/server/db';
import { type LoanPeriod, loanMetrics, UNKNOWN_LOANS } from '../domain/loan-metrics';
import type { ComputedMetric } from '../domain/metrics';
import { authorisedMembers, districtSize, listedMembers, registeredMembers } from './district-members';
import { inDistrict } from './district-of';
import { loanEvents } from './loan-events';

/** Period of the flows: days from..to, both included, and what was known then. */
export type ActualPeriod = LoanPeriod & { readonly knownAt: Instant };

/** Whether a batch that lists every case of the city was known: only then does no record mean none. */
async function covered(source: string, knownAt: Instant): Promise<boolean> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT 1 FROM batch WHERE source = ? AND coverage = 'complete' AND known_at <= ? LIMIT 1`,
    [source, knownAt.slice(0, 23).replace('T', ' ')],
  );
  return rows.length > 0;
}

/** Enterprises with a record of the source, standing at the day, that satisfies a condition on `r`. */
async function withRecord(
  district: string,
  source: string,
  at: ActualPeriod,
  condition: string,
): Promise<number> {
  const where = inDistrict(district);
  const known = at.knownAt.slice(0, 23).replace('T', ' ');
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT COUNT(DISTINCT e.id) AS n FROM enterprise e JOIN record r ON r.enterprise_id = e.id AND r.source = ?
      WHERE ${where.sql} AND r.known_at <= ? AND r.superseded_at > ? AND r.event_date <= ? AND ${condition}`,
    [source, ...where.values, known, known, at.to],
  );
  return Number(rows[0]?.n ?? 0);
}

/**
 * The actuals the platform can count for a district, in the unit of the metric (户, 万元, 万条, %).
 * undefined = unknown. Loans are known once any feedback arrived; before that they are unknown.
 */
export async function metricActuals(
  district: string,
  at: ActualPeriod,
): Promise<Record<ComputedMetric, number | undefined>> {
  const start = instant(new Date(`${at.from}T00:00:00+08:00`)); // the day begins in Tianjin;
  const known = at.knownAt.slice(0, 23).replace('T', ' ');
  const where = inDistrict(district);
  const [
    size,
    registered,
    newlyRegistered,
    authorised,
    listed,
    newlyListed,
    events,
    penalties,
    lists,
    fed,
    stored,
  ] = await Promise.all([
    districtSize(district, at.knownAt),
    registeredMembers(district, at.knownAt),
    registeredMembers(district, at.knownAt, start),
    authorisedMembers(district, at.knownAt),
    listedMembers(district, at.knownAt),
    listedMembers(district, at.knownAt, start),
    loanEvents(district, at.knownAt),
    covered('penalty', at.knownAt),
    covered('serious-dishonesty-list', at.knownAt),
    pool().query<RowDataPacket[]>(
      `SELECT 1 FROM batch WHERE source = 'repayment-feedback' AND known_at <= ? LIMIT 1`,
      [known],
    ),
    pool().query<RowDataPacket[]>(
      `SELECT COUNT(*) AS n FROM enterprise e JOIN record r ON r.enterprise_id = e.id
          WHERE ${where.sql} AND r.known_at <= ? AND r.superseded_at > ?`,
      [...where.values, known, known],
    ),
  ]);
  const removed = `COALESCE(NULLIF(JSON_UNQUOTE(JSON_EXTRACT(r.payload, '$.removedOn')), 'null'), '9999-12-31')`;
  const shown = `COALESCE(NULLIF(JSON_UNQUOTE(JSON_EXTRACT(r.payload, '$.displayUntil')), 'null'), '9999-12-31')`;
  const day = pool().escape(at.to);
  const [dishonest, unrepaired] = await Promise.all([
    withRecord(district, 'serious-dishonesty-list', at, `${removed} > ${day}`),
    withRecord(
      district,
      'penalty',
      at,
      `${shown} >= ${day} AND COALESCE(JSON_EXTRACT(r.payload, '$.corrected'), FALSE) <> TRUE`,
    ),
  ]);
  const feedback = (fed[0] as RowDataPacket[]).length > 0;
  const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : undefined);
  const applied = new Set(events.filter((e) => e.event === 'applied').map((e) => e.enterpriseId));
  const matched = [...listed].filter((id) => authorised.has(id) || applied.has(id)).length;
  return {
    'registered-accounts': newlyRegistered.size,
    'registered-share': share(registered.size, size),
    ...(feedback ? loanMetrics(events, at) : UNKNOWN_LOANS),
    'whitelist-enterprises': newlyListed.size,
    'whitelist-matched-share': share(matched, listed.size),
    'records-collected': Number((stored[0] as RowDataPacket[])[0]?.n ?? 0) / 10_000,
    'serious-dishonesty-share': lists ? share(dishonest, size) : undefined,
    'unrepaired-penalty-share': penalties ? share(unrepaired, size) : undefined,
  };
}
