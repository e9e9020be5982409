import type { RowDataPacket } from 'mysql2';
import { type Instant, tianjinDay } from '@/kernel/period';
import { pool } from '@/server/db';
import type { LoanEvent } from '../domain/loan-metrics';
import { inDistrict } from './district-of';

/**
 * Repayment feedback of the district's enterprises as known at an instant: applied, approved, drawn …
 * Read per enterprise off the record table's clustering.
 */
export async function loanEvents(district: string, knownAt: Instant): Promise<LoanEvent[]> {
  const where = inDistrict(district);
  const at = knownAt.slice(0, 23).replace('T', ' ');
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT e.id AS enterpriseId, e.industry_code AS industryCode, e.district_code AS districtCode,
            r.event_date AS happenedOn, JSON_UNQUOTE(JSON_EXTRACT(r.payload, '$.loanNo')) AS loanNo,
            JSON_UNQUOTE(JSON_EXTRACT(r.payload, '$.event')) AS event,
            JSON_UNQUOTE(JSON_EXTRACT(r.payload, '$.amount')) AS amount
       FROM enterprise e JOIN record r ON r.enterprise_id = e.id AND r.source = 'repayment-feedback'
      WHERE ${where.sql} AND r.known_at <= ? AND r.superseded_at > ? AND r.event_date <= ?`,
    [...where.values, at, at, tianjinDay(new Date(knownAt))],
  );
  return rows.map((r) => ({
    enterpriseId: String(r.enterpriseId),
    industryCode: r.industryCode,
    districtCode: r.districtCode,
    loanNo: r.loanNo,
    event: r.event,
    happenedOn: r.happenedOn,
    amount: r.amount === null || r.amount === 'null' ? undefined : Number(r.amount),
  }));
}
