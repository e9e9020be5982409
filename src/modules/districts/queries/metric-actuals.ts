import type { RowDataPacket } from 'mysql2';
import { addMonths, type Instant, type IsoDate, instant } from '@/kernel/period';
import { pool } from '@/server/db';
import type { ComputedMetric } from '../domain/metrics';
import { authorisedMembers, districtSize, listedMembers, registeredMembers } from './district-members';
import { inDistrict } from './district-of';
import { type LoanEvent, loanEvents } from './loan-events';

const FEN_PER_WAN = 1_000_000;
/** Period of the flows: days from..to, both included, and what was known then. */
export type ActualPeriod = { readonly from: IsoDate; readonly to: IsoDate; readonly knownAt: Instant };

/** Sum in 万元 of one kind of event in a period; undefined when an amount is missing: a part is not the whole. */
function sumWan(events: readonly LoanEvent[], kind: string, from: IsoDate, to: IsoDate): number | undefined {
  let sum = 0;
  for (const e of events) {
    if (e.event !== kind || e.happenedOn < from || e.happenedOn > to) continue;
    if (e.amount === undefined) return undefined;
    sum += e.amount;
  }
  return sum / FEN_PER_WAN;
}

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
  const inPeriod = (e: LoanEvent) => e.happenedOn >= at.from && e.happenedOn <= at.to;
  const drawn = new Set(events.filter((e) => e.event === 'drawn' && inPeriod(e)).map((e) => e.enterpriseId));
  const applied = new Set(events.filter((e) => e.event === 'applied').map((e) => e.enterpriseId));
  const matched = [...listed].filter((id) => authorised.has(id) || applied.has(id)).length;
  const ago = (months: number) => addMonths(at.to, -months);
  const lastYear = sumWan(events, 'drawn', ago(12), at.to);
  const before = sumWan(
    events.filter((e) => e.happenedOn < ago(12)),
    'drawn',
    ago(24),
    at.to,
  );
  return {
    'registered-accounts': newlyRegistered.size,
    'registered-share': share(registered.size, size),
    'financed-enterprises': feedback ? drawn.size : undefined,
    'credit-approved': feedback ? sumWan(events, 'approved', at.from, at.to) : undefined,
    'loans-cumulative': feedback ? sumWan(events, 'drawn', '1900-01-01' as IsoDate, at.to) : undefined,
    'loan-growth':
      feedback && lastYear !== undefined && before !== undefined && before > 0
        ? 100 * (lastYear / before - 1)
        : undefined,
    'whitelist-enterprises': newlyListed.size,
    'whitelist-matched-share': share(matched, listed.size),
    'records-collected': Number((stored[0] as RowDataPacket[])[0]?.n ?? 0) / 10_000,
    'serious-dishonesty-share': lists ? share(dishonest, size) : undefined,
    'unrepaired-penalty-share': penalties ? share(unrepaired, size) : undefined,
  };
}
