import { setTimeout as pause } from 'node:timers/promises';
import type { PoolConnection } from 'mysql2/promise';
import { chainPool } from '@/server/db';
import { env } from '@/server/env';
import { logger } from '@/server/logger';
import { linked, type TrailRow } from '../domain/chain';
import { HASHED, textRows } from '../queries/chain-rows';
import { appendCheckpoint } from './append-checkpoint';

/** Rows linked in one transaction. */
const CHUNK = 500;
/** A checkpoint is due after so many rows, or so long after the last one where there are new rows. */
const CHECKPOINT_ROWS = 256;
const CHECKPOINT_MS = 15 * 60_000;
/** A business action waits no longer for its row to be linked. */
const PATIENCE_MS = 2_000;

/**
 * Links every committed row that is not in the chain yet, oldest id first, and writes a checkpoint when one
 * is due.
 *
 * Rows are inserted in the transaction of what they tell of, so that none is without the other; linking is
 * a short transaction of its own under the lock of the one row of `audit_head`, so that business
 * transactions do not wait for each other. A row with a smaller id that commits later is linked later: the
 * chain counts by its own `seq`. Until it is linked (milliseconds; until the next audited action where the
 * process died in between) a row is protected by the trigger against changes alone, and shows as unchained;
 * from then on by the chain; from the next checkpoint on also against who can write the whole database.
 *
 * Calls that come while one runs share the next one.
 */
export function chainTrail(): Promise<void> {
  if (!turn.now) return begin();
  turn.next ??= turn.now.catch(() => {}).then(begin);
  return turn.next;
}

const turn: { now?: Promise<void>; next?: Promise<void> } = {};

function begin(): Promise<void> {
  turn.next = undefined;
  turn.now = chainAll().finally(() => {
    turn.now = undefined;
  });
  return turn.now;
}

/** After an audited commit: never fails what was done, and gives up waiting for a chain that is slow. */
export async function chainCommitted(): Promise<void> {
  const chained = chainTrail().catch((err) => logger().warn({ err }, 'audit rows wait to be chained'));
  const abandon = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { ref: false, signal: abandon.signal }).catch(() => {});
  await Promise.race([chained, late]);
  abandon.abort();
}

async function chainAll(): Promise<void> {
  const connection = await chainPool().getConnection();
  try {
    for (;;) {
      const { rows, checkpointDue } = await linkSome(connection);
      // also on the way through a long backlog
      if (checkpointDue && env().AUDIT_SIGNING_KEY !== undefined) await appendCheckpoint(connection);
      if (rows < CHUNK) return;
    }
  } finally {
    connection.release();
  }
}

async function linkSome(connection: PoolConnection): Promise<{ rows: number; checkpointDue: boolean }> {
  // commits of others are seen as soon as the lock is held
  await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await connection.beginTransaction();
  try {
    const [head] = await textRows(
      connection,
      `SELECT seq, hash, checkpoint_seq, TIMESTAMPDIFF(SECOND, checkpoint_at, UTC_TIMESTAMP(3)) AS age
         FROM audit_head WHERE id = 1 FOR UPDATE`,
    );
    if (!head) throw new Error('audit_head has lost its row: run xyd audit verify');
    const rows: TrailRow[] = await textRows(
      connection,
      `SELECT ${HASHED} FROM audit_event WHERE seq IS NULL ORDER BY id LIMIT ${CHUNK}`,
    );
    const links = linked({ seq: Number(head.seq), hash: head.hash }, rows);
    const last = links.at(-1);
    if (last) {
      await connection.query(
        `UPDATE audit_event e JOIN (${links.map((_, i) => (i === 0 ? FIRST : NEXT)).join(' UNION ALL ')}) c ON c.id = e.id
            SET e.seq = c.seq, e.prev_hash = c.prev_hash, e.hash = c.hash`,
        links.flatMap((row) => [Number(row.id), row.seq, row.prevHash, row.hash]),
      );
      await connection.query('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [last.seq, last.hash]);
    }
    await connection.commit();
    const since = (last?.seq ?? Number(head.seq)) - Number(head.checkpoint_seq);
    const old = head.age === null || Number(head.age) * 1_000 >= CHECKPOINT_MS;
    return { rows: rows.length, checkpointDue: since >= CHECKPOINT_ROWS || (since > 0 && old) };
  } catch (error) {
    await connection.rollback().catch(() => {}); // a broken connection has rolled back already
    throw error;
  }
}

const FIRST = 'SELECT ? AS id, ? AS seq, ? AS prev_hash, ? AS hash';
const NEXT = 'SELECT ?, ?, ?, ?';
