import type { PoolConnection } from 'mysql2';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { pool } from '@/server/db';
import type { Taught } from '../domain/plain-subjects';
import { type SubjectMemory, SubjectTable } from '../domain/subject-table';

/** A file with fewer bytes to an enterprise is resolved sooner than the table is read. */
const BYTES_EACH = 50;
const LEAST_BYTES = 4 * 1024 * 1024;
/** The table is read again when there are this many more enterprises. */
const GROWTH = 1.02;

type Held = {
  readonly table: SubjectTable;
  /** enterprises with a USCC, and names of all enterprises, when the table was read */
  readonly enterprises: number;
  readonly names: number;
};

/**
 * Enterprises by USCC with their names, in memory, for files about many of them. Enterprises and names are
 * only ever added: an old table answers less, never wrongly. One for a run of files.
 */
export class KnownSubjects {
  private held: Held | undefined;

  /** @param leastSubjects fewer than this are resolved by the database sooner than the table is read */
  constructor(
    private readonly leastSubjects = 5_000,
    private readonly leastShare = 0.1,
  ) {}

  /** enterprises in the table */
  get size(): number {
    return this.held?.enterprises ?? 0;
  }

  /** @returns undefined where the file is too small for it to be worth while */
  async forFile(bytes: number): Promise<SubjectMemory | undefined> {
    if (bytes >= LEAST_BYTES) {
      const { enterprises } = await countKnown(pool());
      const isOld = !this.held || enterprises > this.held.enterprises * GROWTH;
      if (isOld && enterprises > 0 && bytes >= enterprises * BYTES_EACH) await this.read();
    }
    return this.held?.table.memory;
  }

  /**
   * The table where it holds all there is; asked under the `ingest` lock. Read again where many subjects
   * make it worth while. @returns undefined: ask the database
   */
  async whole(connection: Connection, subjects: number): Promise<SubjectTable | undefined> {
    const now = await countKnown(connection);
    const isWhole = () => this.held?.enterprises === now.enterprises && this.held.names === now.names;
    if (now.enterprises === 0 && now.names === 0 && !this.held)
      this.held = { table: SubjectTable.withRoomFor(0, 0, 0), ...now };
    if (!isWhole() && subjects >= Math.max(this.leastSubjects, now.enterprises * this.leastShare))
      await this.read();
    return isWhole() ? this.held?.table : undefined;
  }

  /** Adds what a file taught, once it is committed; threads may be reading the table. */
  add({ codes, firstId, names }: Taught): void {
    if (!this.held) return;
    const chars = names.reduce((sum, { norm }) => sum + norm.length, 0);
    const table = this.held.table.withRoomForMore(codes.length, names.length, chars);
    for (const [i, code] of codes.entries()) table.add(code, firstId + i);
    for (const { norm, code } of names) table.addName(table.placeOf(code), norm);
    this.held = {
      table,
      enterprises: this.held.enterprises + codes.length,
      names: this.held.names + names.length,
    };
  }

  private async read(): Promise<void> {
    this.held = undefined; // its memory makes room for the new one
    const counted = await countKnown(pool());
    this.held = { table: await readSubjects(counted), ...counted };
  }
}

async function countKnown(at: Pick<Connection, 'query'>): Promise<Omit<Held, 'table'>> {
  const [[counted]] = await at.query<RowDataPacket[]>(
    'SELECT (SELECT COUNT(uscc) FROM enterprise) AS enterprises, (SELECT COUNT(*) FROM enterprise_name) AS names',
  );
  return { enterprises: Number(counted?.enterprises), names: Number(counted?.names) };
}

async function readSubjects({ enterprises, names }: Omit<Held, 'table'>): Promise<SubjectTable> {
  const [[named]] = await pool().query<RowDataPacket[]>(
    'SELECT SUM(CHAR_LENGTH(name_norm)) AS chars FROM enterprise_name',
  );
  // what is added meanwhile finds some room, and is left out beyond it
  const room = (n: unknown) => Math.ceil(Number(n ?? 0) * GROWTH) + 1_000;
  const most = room(enterprises);
  const table = SubjectTable.withRoomFor(most, room(names), room(named?.chars));
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
  return table;
}
