import type { PoolConnection } from 'mysql2/promise';
import type { Actor } from '@/kernel/permissions';
import type { AuditEntry } from './audited';
import { chainCommitted } from './chain-trail';

/**
 * `audited` for bulk loads: one transaction on the caller's own mysql2 connection (which holds its locks
 * and its LOAD DATA), with the audit row written in that same transaction. Rolls back when `work` throws.
 * READ COMMITTED, so that set-based statements do not lock the gaps between other enterprises' rows.
 */
export async function auditedBulk<T>(
  actor: Actor,
  connection: PoolConnection,
  work: () => Promise<{ result: T; entry: AuditEntry }>,
): Promise<T> {
  await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await connection.beginTransaction();
  try {
    const { result, entry } = await work();
    await connection.query(
      'INSERT INTO audit_event (at, actor, role, action, subject, `before`, `after`) VALUES (UTC_TIMESTAMP(3), ?, ?, ?, ?, ?, ?)',
      [actor.login, actor.role, entry.action, entry.subject, json(entry.before), json(entry.after)],
    );
    await connection.commit();
    await chainCommitted();
    return result;
  } catch (error) {
    // a broken connection has rolled back already
    await connection.rollback().catch(() => {});
    throw error;
  }
}

function json(value: AuditEntry['before']): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
