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
  const due = 'open = 1 AND until <= ?';
  // the moment is its own end, not when somebody noticed
  await connection.query(
    `INSERT INTO invitation_event (invitation_id, state, at, actor)
     SELECT id, 'expired', until, 'system' FROM invitation WHERE ${due} ORDER BY id FOR UPDATE`,
    [at],
  );
  const [{ affectedRows }] = await connection.query<ResultSetHeader>(
    `UPDATE invitation SET state = 'expired', open = NULL, state_at = until WHERE ${due}`,
    [at],
  );
  return affectedRows;
}
