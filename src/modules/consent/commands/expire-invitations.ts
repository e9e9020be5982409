import type { ResultSetHeader } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { Instant } from '@/kernel/period';

/**
 * Writes down, within the caller's transaction, that invitations nobody answered in time have expired: only
 * then is their place free for another. Whoever reads them counts them as expired from `until` on anyway.
 * @returns how many
 */
export async function expireDue(connection: PoolConnection, now: Instant): Promise<number> {
  const at = now.slice(0, 23).replace('T', ' ');
  // by the few requests: an index over 'open' would cost every sending more than it gives here
  const due = `invitation_request r JOIN invitation i ON i.request_id = r.id AND i.state IN ('sent', 'seen')`;
  // the moment is its own end, not when somebody noticed
  await connection.query(
    `INSERT INTO invitation_event (invitation_id, state, at, actor)
     SELECT i.id, 'expired', i.until, 'system' FROM ${due} WHERE r.until <= ? ORDER BY i.id FOR UPDATE`,
    [at],
  );
  const [{ affectedRows }] = await connection.query<ResultSetHeader>(
    `UPDATE ${due} SET i.state = 'expired', i.open = NULL, i.state_at = i.until WHERE r.until <= ?`,
    [at],
  );
  return affectedRows;
}
