import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import type { InvitationState } from '../domain/invitation';

export type InvitationCounts = Readonly<Record<InvitationState, number>> & {
  /** of those waiting for an answer, how many have nobody who can sign in */
  readonly withoutAccount: number;
};

/**
 * How far a bank's invitations of one edition have come at `now`, exactly: to be veiled before a bank sees it.
 * An invitation counts in the edition it was sent for, so that overlapping editions do not tell of one another.
 */
export async function invitationCounts(
  bankId: bigint,
  editionId: bigint,
  now: Instant,
): Promise<InvitationCounts> {
  const at = now.slice(0, 23).replace('T', ' ');
  const which = [at, String(bankId), String(editionId)];
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT IF(i.open = 1 AND i.until <= ?, 'expired', i.state) AS state, COUNT(*) AS n
       FROM invitation_request r JOIN invitation i ON i.request_id = r.id
      WHERE r.bank_id = ? AND r.edition_id = ?
      GROUP BY 1`,
    which,
  );
  // from the few who can sign in to the many who are asked
  const [reached] = await pool().query<RowDataPacket[]>(
    `SELECT STRAIGHT_JOIN COUNT(DISTINCT i.id) AS n
       FROM user u JOIN invitation i ON i.enterprise_id = u.enterprise_id AND i.open = 1 AND i.until > ?
       JOIN invitation_request r ON r.id = i.request_id
      WHERE u.role = 'enterprise-owner' AND u.disabled_at IS NULL AND r.bank_id = ? AND r.edition_id = ?`,
    which,
  );
  const counts = { sent: 0, seen: 0, granted: 0, declined: 0, expired: 0, withdrawn: 0, withoutAccount: 0 };
  for (const { state, n } of rows) counts[state as InvitationState] += Number(n);
  counts.withoutAccount = counts.sent + counts.seen - Number(reached[0]?.n);
  return counts;
}
