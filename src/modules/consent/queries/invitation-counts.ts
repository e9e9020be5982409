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
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT IF(i.open = 1 AND i.until <= ?, 'expired', i.state) AS state, COUNT(*) AS n,
            SUM(NOT EXISTS (SELECT 1 FROM user u WHERE u.enterprise_id = i.enterprise_id
                  AND u.role = 'enterprise-owner' AND u.disabled_at IS NULL)) AS without_account
       FROM invitation_request r JOIN invitation i ON i.request_id = r.id
      WHERE r.bank_id = ? AND r.edition_id = ?
      GROUP BY 1`,
    [at, String(bankId), String(editionId)],
  );
  const counts = { sent: 0, seen: 0, granted: 0, declined: 0, expired: 0, withdrawn: 0, withoutAccount: 0 };
  for (const { state, n, without_account: without } of rows) {
    counts[state as InvitationState] += Number(n);
    if (state === 'sent' || state === 'seen') counts.withoutAccount += Number(without);
  }
  return counts;
}
