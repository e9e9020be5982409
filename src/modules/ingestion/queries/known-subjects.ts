import type { PoolConnection } from 'mysql2';
import type { RowDataPacket } from 'mysql2/promise';
import { pool } from '@/server/db';
import { type SubjectMemory, SubjectTable } from '../domain/subject-table';

/** A file with fewer bytes to an enterprise is resolved sooner than the table is read. */
const BYTES_EACH = 20;
const LEAST_BYTES = 4 * 1024 * 1024;
/** The table is read again when there are this many more enterprises. */
const GROWTH = 1.02;

/**
 * Enterprises by USCC with their names, in memory, for files about many of them. Enterprises and names are
 * only ever added: an old table answers less, never wrongly. One for a run of files.
 */
export class KnownSubjects {
  private held: { readonly memory: SubjectMemory; readonly enterprises: number } | undefined;

  /** @returns undefined where the file is too small for it to be worth while */
  async forFile(bytes: number): Promise<SubjectMemory | undefined> {
    if (bytes < LEAST_BYTES) return this.held?.memory;
    const [[counted]] = await pool().query<RowDataPacket[]>('SELECT COUNT(uscc) AS n FROM enterprise');
    const enterprises = Number(counted?.n);
    if (this.held && enterprises <= this.held.enterprises * GROWTH) return this.held.memory;
    if (enterprises === 0 || bytes < enterprises * BYTES_EACH) return this.held?.memory;
    this.held = { memory: await readSubjects(enterprises), enterprises };
    return this.held.memory;
  }
}

async function readSubjects(enterprises: number): Promise<SubjectMemory> {
  const [[named]] = await pool().query<RowDataPacket[]>(
    'SELECT COUNT(*) AS names, SUM(LENGTH(name_norm)) AS bytes FROM enterprise_name',
  );
  // what is added meanwhile finds some room, and is left out beyond it
  const room = (n: unknown) => Math.ceil(Number(n ?? 0) * GROWTH) + 1_000;
  const most = room(enterprises);
  const table = SubjectTable.withRoomFor(most, room(named?.names), room(named?.bytes));
  const connection = await new Promise<PoolConnection>((taken, failed) =>
    pool().pool.getConnection((error, free) => (error ? failed(error) : taken(free))),
  );
  let [last, place, count] = ['', -1, 0];
  try {
    await new Promise<void>((done, failed) => {
      connection
        .query({
          sql: `SELECT e.id, e.uscc, n.name_norm FROM enterprise e FORCE INDEX (PRIMARY)
                  LEFT JOIN enterprise_name n ON n.enterprise_id = e.id
                 WHERE e.uscc IS NOT NULL ORDER BY e.id`,
          rowsAsArray: true,
        })
        .on('result', (row) => {
          const [id, uscc, norm] = row as unknown as [string, string, string | null];
          if (id !== last) {
            if (count++ >= most) return;
            place = table.add(uscc, Number(id));
            last = id;
          }
          if (norm !== null) table.addName(place, norm);
        })
        .on('error', failed)
        .on('end', () => done());
    });
  } finally {
    connection.release();
  }
  return table.memory;
}
