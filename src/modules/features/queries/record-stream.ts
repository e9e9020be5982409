import type { PoolConnection } from 'mysql2';
import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { pool } from '@/server/db';

export type EnterpriseRecords = { readonly enterpriseId: bigint; readonly records: readonly SourceRecord[] };

const toDb = (at: Instant): string => at.slice(0, 23).replace('T', ' ');
const instants = new Map<string, Instant>();
/** Many records share few instants. */
function fromDb(text: string): Instant {
  let at = instants.get(text);
  if (!at) {
    if (instants.size > 10_000) instants.clear();
    at = `${text.replace(' ', 'T')}Z` as Instant;
    instants.set(text, at);
  }
  return at;
}

type Row = [string, SourceKey, string, number, string, string, IsoDate, IsoDate, string];
const CHUNK = 2000;

/**
 * Records known at an instant, grouped by enterprise in ascending id, in bounded memory.
 * @param options.enterpriseIds only these; all when absent
 */
export async function* streamRecords(options: {
  knownAt: Instant;
  enterpriseIds?: readonly bigint[];
}): AsyncIterable<EnterpriseRecords> {
  const { knownAt, enterpriseIds } = options;
  if (!enterpriseIds) {
    yield* readRecords(knownAt, '', []);
    return;
  }
  const ids = [...enterpriseIds].sort((a, b) => (a < b ? -1 : 1));
  for (let i = 0; i < ids.length; i += CHUNK) {
    const some = ids.slice(i, i + CHUNK).map(String);
    yield* readRecords(knownAt, `AND enterprise_id IN (${some.map(() => '?').join()})`, some);
  }
}

async function* readRecords(
  knownAt: Instant,
  only: string,
  values: readonly string[],
): AsyncIterable<EnterpriseRecords> {
  const connection = await new Promise<PoolConnection>((taken, failed) =>
    pool().pool.getConnection((error, free) => (error ? failed(error) : taken(free))),
  );
  let ended = false;
  try {
    const stream = connection
      .query({
        sql: `SELECT enterprise_id, source, batch_id, row_no, known_at, superseded_at, published_on, event_date, payload
              FROM record WHERE known_at <= ? AND superseded_at > ? ${only}
              ORDER BY enterprise_id, source, natural_key, batch_id, row_no`,
        values: [toDb(knownAt), toDb(knownAt), ...values],
        rowsAsArray: true,
      })
      .stream({ highWaterMark: 4096 });
    let current: string | undefined;
    let records: SourceRecord[] = [];
    for await (const row of stream as AsyncIterable<Row>) {
      if (row[0] !== current) {
        if (current !== undefined) yield { enterpriseId: BigInt(current), records };
        current = row[0];
        records = [];
      }
      records.push({
        source: row[1],
        batchId: BigInt(row[2]),
        rowNo: row[3],
        knownAt: fromDb(row[4]),
        supersededAt: fromDb(row[5]),
        publishedOn: row[6],
        eventDate: row[7],
        payload: JSON.parse(row[8]) as SourceRecord['payload'],
      });
    }
    ended = true;
    if (current !== undefined) yield { enterpriseId: BigInt(current), records };
  } finally {
    // a stream left early still has rows on the wire: that connection is of no further use
    if (ended) connection.release();
    else connection.destroy();
  }
}

/** Sources of which a batch that lists every case of the city was known, in alphabetical order. */
export async function coveredSources(knownAt: Instant): Promise<SourceKey[]> {
  const [rows] = await pool().query(
    `SELECT DISTINCT source FROM batch WHERE status = 'done' AND coverage = 'complete' AND known_at <= ? ORDER BY source`,
    [toDb(knownAt)],
  );
  return (rows as { source: SourceKey }[]).map((r) => r.source);
}

/** Ids of the batches known at an instant, ascending. */
export async function batchesKnown(knownAt: Instant): Promise<bigint[]> {
  const [rows] = await pool().query(
    `SELECT id FROM batch WHERE status = 'done' AND known_at <= ? ORDER BY id`,
    [toDb(knownAt)],
  );
  return (rows as { id: string }[]).map((r) => BigInt(r.id));
}

/** Enterprises of which anything became known, or ceased to stand, in (from, to], ascending. */
export async function enterprisesTouched(from: Instant, to: Instant): Promise<bigint[]> {
  const [rows] = await pool().query(
    `SELECT DISTINCT enterprise_id AS id FROM record
     WHERE (known_at > ? AND known_at <= ?) OR (superseded_at > ? AND superseded_at <= ?) ORDER BY id`,
    [toDb(from), toDb(to), toDb(from), toDb(to)],
  );
  return (rows as { id: string }[]).map((r) => BigInt(r.id));
}

/** The instant at which the newest batch became known; undefined before the first. */
export async function lastKnownAt(): Promise<Instant | undefined> {
  const [rows] = await pool().query(`SELECT MAX(known_at) AS at FROM batch WHERE status = 'done'`);
  const at = (rows as { at: string | null }[])[0]?.at;
  return at ? fromDb(at) : undefined;
}
