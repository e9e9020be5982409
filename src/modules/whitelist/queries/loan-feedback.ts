import type { RowDataPacket } from 'mysql2';
import type { Instant, IsoDate } from '@/kernel/period';
import { toDatetime } from '@/modules/ingestion/queries/batch-row';
import { pool } from '@/server/db';
import type { AmountEvent } from '../domain/loan-history';

const CHUNK = 2_000;
type Payload = {
  readonly loanNo: string;
  readonly event: string;
  readonly amount?: number;
  readonly daysPastDue?: number;
};

/**
 * Repayment feedback of these enterprises as known at an instant, up to a day; read off the record table's
 * clustering by enterprise. Feedback does not say which bank: it is of all banks together.
 */
export async function loanFeedback(
  ids: readonly bigint[],
  at: { readonly today: IsoDate; readonly knownAt: Instant },
): Promise<Map<bigint, AmountEvent[]>> {
  const known = toDatetime(at.knownAt);
  const byEnterprise = new Map<bigint, AmountEvent[]>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const [rows] = await pool().query<RowDataPacket[]>(
      `SELECT enterprise_id, event_date, payload FROM record
        WHERE enterprise_id IN (?) AND source = 'repayment-feedback'
          AND known_at <= ? AND superseded_at > ? AND event_date <= ?
        ORDER BY enterprise_id, event_date, natural_key`,
      [ids.slice(from, from + CHUNK).map(String), known, known, at.today],
    );
    for (const { enterprise_id, event_date, payload } of rows) {
      const { loanNo, event, amount, daysPastDue } = JSON.parse(payload) as Payload;
      const line: AmountEvent = {
        loanNo,
        event,
        happenedOn: event_date,
        daysPastDue,
        amount: amount === undefined ? undefined : BigInt(amount),
      };
      const id = BigInt(enterprise_id);
      const events = byEnterprise.get(id);
      if (events) events.push(line);
      else byEnterprise.set(id, [line]);
    }
  }
  return byEnterprise;
}
