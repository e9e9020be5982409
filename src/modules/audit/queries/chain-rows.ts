import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { chainPool } from '@/server/db';
import type { ChainRow, TrailRow } from '../domain/chain';

/** Columns whose text is hashed; JSON as it is written, not as it would be written anew. */
export const HASHED = 'id, at, actor, role, action, subject, `before`, `after`';
const PAGE = 2_000;

type TextRow = RowDataPacket & Record<keyof TrailRow | 'seq' | 'prev_hash' | 'hash', string>;

/** Rows with every value as the text the database sends: no parser in between may change a byte. */
export async function textRows(
  connection: Pool | PoolConnection,
  sql: string,
  values: readonly unknown[] = [],
): Promise<TextRow[]> {
  const [rows] = await connection.query<TextRow[]>(
    { sql, typeCast: (field) => field.string() },
    values as unknown[],
  );
  return rows;
}

export type Head = {
  readonly seq: number;
  readonly hash: string;
  readonly checkpointSeq: number;
};

/** Where the database says the chain and its checkpoints end; undefined when the row was deleted. */
export async function readHead(): Promise<Head | undefined> {
  const [row] = await textRows(chainPool(), 'SELECT seq, hash, checkpoint_seq FROM audit_head WHERE id = 1');
  return row && { seq: Number(row.seq), hash: row.hash, checkpointSeq: Number(row.checkpoint_seq) };
}

/**
 * The chain from its beginning by pages, up to its end when the end is reached; rows that are linked
 * meanwhile are among them. `head()` afterwards is the head that was read with the end.
 */
export function readChain(onRows?: (rows: number) => void) {
  let head: Head | undefined;
  async function* pages(): AsyncGenerator<ChainRow[]> {
    let last = Number.MIN_SAFE_INTEGER;
    let read = 0;
    for (let empty = 0; empty < 2; ) {
      const page = await textRows(
        chainPool(),
        `SELECT ${HASHED}, seq, prev_hash, hash FROM audit_event WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
        [last],
      );
      yield page.map(({ prev_hash, seq, ...row }) => ({
        ...(row as TrailRow & { hash: string }),
        seq: Number(seq),
        prevHash: prev_hash,
      }));
      read += page.length;
      onRows?.(read);
      if (page.length > 0) {
        last = Number(page.at(-1)!.seq);
        empty = 0;
        if (page.length === PAGE) continue;
      } else empty += 1;
      // rows and head are written together: a head past the last row means more rows, or rows taken out
      head = await readHead();
      if (head && head.seq <= last) return;
      if (!head || (head.seq === 0 && read === 0)) return;
    }
  }
  return { pages: pages(), head: () => head };
}

/** Rows not in the chain, the oldest first. */
export async function unchainedIds(limit: number, among?: readonly string[]): Promise<string[]> {
  if (among?.length === 0) return [];
  const rows = await textRows(
    chainPool(),
    `SELECT id FROM audit_event WHERE seq IS NULL ${among ? 'AND id IN (?)' : ''} ORDER BY id LIMIT ${limit}`,
    among ? [among] : [],
  );
  return rows.map((row) => row.id);
}
