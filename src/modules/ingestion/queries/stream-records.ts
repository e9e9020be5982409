import type { PoolConnection, RowDataPacket } from 'mysql2';
import type { Instant, IsoDate } from '@/kernel/period';
import { pool } from '@/server/db';
import type { SourceRecord } from '../domain/record';
import type { SourceKey } from '../domain/source';
import { fromDatetime, toDatetime } from './batch-row';

export type EnterpriseRecords = {
  readonly enterpriseId: bigint;
  readonly records: readonly SourceRecord[];
};

export type StreamRecordsOptions = {
  readonly knownAt: Instant;
  /** Only enterprises with a greater id: to go on after a stop. */
  readonly afterEnterpriseId?: bigint;
  /** Only enterprises up to this id. */
  readonly upToEnterpriseId?: bigint;
  /** Only these; all when absent. */
  readonly enterpriseIds?: readonly bigint[];
};

/**
 * Records known at an instant (knownAt <= T < supersededAt), grouped by enterprise in ascending id, each
 * group in order of the primary key; in bounded memory, off the table's clustering.
 */
export async function* streamRecords(options: StreamRecordsOptions): AsyncGenerator<EnterpriseRecords> {
  const at = toDatetime(options.knownAt);
  const { afterEnterpriseId, upToEnterpriseId } = options;
  const after = `${afterEnterpriseId === undefined ? '' : 'AND enterprise_id > ?'} ${
    upToEnterpriseId === undefined ? '' : 'AND enterprise_id <= ?'
  }`;
  const afterValues = [afterEnterpriseId, upToEnterpriseId].filter((id) => id !== undefined).map(String);
  if (!options.enterpriseIds) {
    yield* readGroups(after, [at, at, ...afterValues]);
    return;
  }
  const ids = [...options.enterpriseIds].sort((a, b) => (a < b ? -1 : 1)).map(String);
  for (let i = 0; i < ids.length; i += IDS_AT_ONCE)
    yield* readGroups(`${after} AND enterprise_id IN (?)`, [
      at,
      at,
      ...afterValues,
      ids.slice(i, i + IDS_AT_ONCE),
    ]);
}

/** How many records of these enterprises were known at an instant; they are counted where they lie. */
export async function countRecords(knownAt: Instant, enterpriseIds: readonly bigint[]): Promise<number> {
  const at = toDatetime(knownAt);
  let records = 0;
  for (let i = 0; i < enterpriseIds.length; i += IDS_AT_ONCE) {
    const [rows] = await pool().query<RowDataPacket[]>(
      'SELECT COUNT(*) AS n FROM record WHERE known_at <= ? AND superseded_at > ? AND enterprise_id IN (?)',
      [at, at, enterpriseIds.slice(i, i + IDS_AT_ONCE).map(String)],
    );
    records += Number(rows[0]?.n);
  }
  return records;
}

const IDS_AT_ONCE = 2_000;
/** Records read ahead of the consumer; the server is held back beyond it. */
const AHEAD = 20_000;

type Row = [string, SourceKey, string, number, string, string, IsoDate, IsoDate, string];

// A Readable of rows costs three times what the driver's own row events do; these are bridged by hand.
async function* readGroups(only: string, values: readonly unknown[]): AsyncGenerator<EnterpriseRecords> {
  const connection = await new Promise<PoolConnection>((taken, failed) =>
    pool().pool.getConnection((error, free) => (error ? failed(error) : taken(free))),
  );
  let ready: EnterpriseRecords[] = [];
  let ahead = 0;
  let paused = false;
  let current: string | undefined;
  let records: SourceRecord[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;

  const close = () => {
    if (current !== undefined) ready.push({ enterpriseId: BigInt(current), records });
  };
  connection
    .query({ sql: `${SELECT} ${only} ${ORDER}`, values: values as unknown[], rowsAsArray: true })
    .on('result', (result) => {
      const row = result as unknown as Row;
      if (row[0] !== current) {
        close();
        current = row[0];
        records = [];
        if (ready.length > 0) wake?.();
      }
      records.push(recordOf(row));
      if (++ahead >= AHEAD && !paused && ready.length > 0) {
        connection.pause();
        paused = true;
      }
    })
    .on('error', (error) => {
      failure = error;
      wake?.();
    })
    .on('end', () => {
      close();
      ended = true;
      wake?.();
    });
  try {
    for (;;) {
      while (ready.length > 0) {
        const groups = ready;
        ready = [];
        for (const group of groups) {
          ahead -= group.records.length;
          yield group;
        }
        if (paused && ahead < AHEAD) {
          paused = false;
          connection.resume();
        }
      }
      if (failure) throw failure;
      if (ended) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
    }
  } finally {
    // left early, rows are still on the wire: that connection is of no further use
    if (ended) connection.release();
    else connection.destroy();
  }
}

const SELECT = `SELECT enterprise_id, source, batch_id, row_no, known_at, superseded_at, published_on,
  event_date, payload FROM record WHERE known_at <= ? AND superseded_at > ?`;
const ORDER = 'ORDER BY enterprise_id, source, natural_key, batch_id, row_no';

function recordOf(row: Row): SourceRecord {
  return {
    source: row[1],
    batchId: BigInt(row[2]),
    rowNo: row[3],
    knownAt: instantOf(row[4]),
    supersededAt: instantOf(row[5]),
    publishedOn: row[6],
    eventDate: row[7],
    payload: JSON.parse(row[8]) as SourceRecord['payload'],
  };
}

/** Many records share few instants. */
const instants = new Map<string, Instant>();
function instantOf(text: string): Instant {
  let at = instants.get(text);
  if (at === undefined) {
    if (instants.size > 10_000) instants.clear();
    at = fromDatetime(text);
    instants.set(text, at);
  }
  return at;
}
