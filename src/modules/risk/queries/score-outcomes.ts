import type { RowDataPacket } from 'mysql2';
import { addMonths, type Instant, type IsoDate, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { rowAt } from '@/modules/features/domain/row-at';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { toDatetime } from '@/modules/ingestion/queries/batch-row';
import { pool } from '@/server/db';
import type { RowOutcome } from '../domain/monitoring/calibration';
import { type LoanEvent, loanOutcome, OUTCOME_MONTHS } from '../domain/monitoring/loan-outcome';
import { findScoreRun } from './find-score-run';

export type ScoreOutcome = RowOutcome & { readonly enterpriseId: bigint };

export type ScoreOutcomes = {
  readonly runId: string;
  readonly snapshotId: string;
  readonly asOf: IsoDate;
  readonly today: IsoDate;
  /** by ascending enterprise; `row` is its place in the snapshot */
  readonly rows: readonly ScoreOutcome[];
  readonly bad: number;
  readonly good: number;
  /** drawn, but it is too early to say, or the bank did not say */
  readonly open: number;
};

/**
 * What became of the firms of a run that drew a loan in the 12 months after its day.
 * @param at.today the day it is asked; later events are not looked at
 * @param at.knownAt what the platform knew then; default now
 */
export async function scoreOutcomes(
  _scope: OperatorScope,
  runId: string,
  at: { readonly today: IsoDate; readonly knownAt?: Instant },
): Promise<ScoreOutcomes> {
  const { snapshotId, asOf } = await findScoreRun({ runId });
  const { enterpriseId: ids } = await openSnapshot(snapshotId);
  const rows: ScoreOutcome[] = [];
  let open = 0;
  for (const [enterpriseId, events] of await feedback(asOf, at.today, at.knownAt ?? instant(new Date()))) {
    const row = rowAt(ids, enterpriseId);
    if (row === undefined) continue;
    const outcome = loanOutcome(events, asOf, at.today);
    if (outcome === 'open') open++;
    else if (outcome !== undefined) rows.push({ enterpriseId, row, bad: outcome === 'bad' });
  }
  rows.sort((a, b) => a.row - b.row);
  const bad = rows.filter((r) => r.bad).length;
  return { runId, snapshotId, asOf, today: at.today, rows, bad, good: rows.length - bad, open };
}

type Payload = { readonly loanNo: string; readonly event: string; readonly daysPastDue?: number };

/** Repayment feedback by enterprise; read through its batches, the record table has no other way by source. */
async function feedback(asOf: IsoDate, today: IsoDate, knownAt: Instant): Promise<Map<bigint, LoanEvent[]>> {
  const at = toDatetime(knownAt);
  const last = addMonths(addMonths(asOf, OUTCOME_MONTHS), OUTCOME_MONTHS);
  const until = last < today ? last : today;
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT STRAIGHT_JOIN r.enterprise_id, r.event_date, r.payload
       FROM batch b JOIN record r ON r.batch_id = b.id
      WHERE b.source = 'repayment-feedback' AND r.source = 'repayment-feedback'
        AND r.known_at <= ? AND r.superseded_at > ? AND r.event_date > ? AND r.event_date <= ?`,
    [at, at, asOf, until],
  );
  const byEnterprise = new Map<bigint, LoanEvent[]>();
  for (const { enterprise_id, event_date, payload } of rows) {
    const { loanNo, event, daysPastDue } = JSON.parse(payload) as Payload;
    const id = BigInt(enterprise_id);
    const events = byEnterprise.get(id);
    const line: LoanEvent = { loanNo, event, happenedOn: event_date, daysPastDue };
    if (events) events.push(line);
    else byEnterprise.set(id, [line]);
  }
  return byEnterprise;
}
