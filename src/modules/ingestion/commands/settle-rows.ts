import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { pool } from '@/server/db';
import { normaliseName } from '../domain/normalise-name';
import type { SourceKey } from '../domain/source';
import { BulkLoad, field } from './bulk-load';
import { KnownKeys } from './known-keys';
import { BODY_COLUMNS, digitsInto, HEAD, payloadOf } from './mapped-rows';
import { partitioned } from './row-partition';
import { compareKeys, sortedRows } from './sorted-rows';
import type { StagedTable } from './stage-table';
import type { Staging } from './staging';

const STANDS = '9999-12-31 00:00:00.000';
const [TAB, LINE] = [9, 10];
const PIECE = 256 * 1024;
const TITLE_COLUMNS = '(enterprise_id, row_no, latest, title, title_norm, district_code, industry_code)';

export type SettleInput = {
  readonly source: SourceKey;
  readonly at: string;
  /** by subject number: its enterprise, below 0 where it is not known */
  readonly ids: Float64Array;
  /** enterprises with a greater id are new: nothing was known of them */
  readonly lastBefore: number;
};

/**
 * Lays the staged rows out by enterprise and natural key. A row that is alone with its key, in the file
 * and among what is known, is a record by itself: it goes straight into `record`, by its primary key's
 * order. The others go into the staging table of rows, to be settled beside their versions.
 * @returns how many became records
 */
export async function settleRows(
  connection: PoolConnection,
  s: Staging,
  staged: StagedTable,
  input: SettleInput,
): Promise<number> {
  const { source, at, ids, lastBefore } = input;
  const { subjects } = staged;
  for (let who = 1; who <= subjects.last; who++) subjects.sizes.add(ids[who]!, subjects.bytesOf(who));
  const waiting = await enterprisesWaitedFor(connection, s);
  const beside = await pool().getConnection();
  // enterprises up to this one may have records of the source
  const knownUpTo = (await isNewSource(connection, source)) ? 0 : lastBefore;
  const keys = new KnownKeys(beside, source, knownUpTo);
  const load = new BulkLoad(
    connection,
    'record',
    `(enterprise_id, ${BODY_COLUMNS}) SET source = ${connection.escape(source)}, batch_id = ${connection.escape(s.batchId)},
      known_at = ${connection.escape(at)}, superseded_at = '${STANDS}'`,
    'binary',
  );
  const alone = new LineBuffer(load);
  let records = 0;
  try {
    const resolve = (rows: DataView, row: number): number => {
      const subject = rows.getFloat64(row + 8, true);
      if (subject > 0) return subject;
      rows.setFloat64(row + 8, ids[-subject]!, true);
      rows.setFloat64(row + 40, -subject, true);
      return ids[-subject]!;
    };
    for (const part of partitioned(staged.rows, s.batchId, subjects.sizes, resolve)) {
      const view = new DataView(part.buffer, part.byteOffset, part.length);
      const sorted = sortedRows(view);
      const busy = await busyRows(view, sorted, waiting, keys);
      const rows = new BulkLoad(beside, s.row, `(enterprise_id, who_id, prior, ${BODY_COLUMNS})`, 'binary');
      const others = new LineBuffer(rows);
      for (let i = 0; i < busy.length; i++) {
        const row = sorted.offsets[i]!;
        const behind = busy[i] ? others.add(part, view, row, true) : alone.add(part, view, row, false);
        if (busy[i] === 0) records++;
        if (behind) await behind;
      }
      await others.flush();
      await rows.end();
      if (source === 'registration') await loadTitles(beside, s, part, sorted, busy, knownUpTo);
    }
    await alone.flush();
    await load.end();
  } catch (error) {
    await load.abandon();
    throw error;
  } finally {
    await keys.close().catch(() => {});
    beside.release();
  }
  return records;
}

/** Rows that are not alone with their key: 1, else 0. */
async function busyRows(
  view: DataView,
  { offsets, ids }: ReturnType<typeof sortedRows>,
  waiting: ReadonlySet<number>,
  keys: KnownKeys,
): Promise<Uint8Array> {
  const busy = new Uint8Array(offsets.length);
  for (let i = 0; i < busy.length; i++) {
    const id = ids[i]!;
    if (id < 0 || waiting.has(id)) busy[i] = 1;
    if (i === 0 || ids[i - 1] !== id || compareKeys(view, offsets[i - 1]!, offsets[i]!) !== 0) continue;
    busy[i - 1] = 1;
    busy[i] = 1;
  }
  await keys.mark(view, offsets, ids, busy);
  return busy;
}

/** Lines for LOAD DATA, made from rows without reading them. */
class LineBuffer {
  private buffer = new Uint8Array(PIECE);
  private filled = 0;
  private lines = 0;

  constructor(private readonly load: BulkLoad) {}

  /** @param whole with the subject's number and the rank before the body */
  add(rows: Uint8Array, view: DataView, row: number, whole: boolean): Promise<unknown> | undefined {
    const size = view.getUint32(row + 4, true);
    const behind = this.filled + size + 64 > this.buffer.length ? this.flush(size) : undefined;
    const { buffer } = this;
    const id = view.getFloat64(row + 8, true);
    let at = this.filled;
    if (id < 0) buffer[at++] = 45; // -
    at = digitsInto(buffer, at, Math.abs(id));
    buffer[at++] = TAB;
    if (whole) {
      at = digitsInto(buffer, at, view.getFloat64(row + 40, true));
      buffer[at++] = TAB;
      at = digitsInto(buffer, at, view.getInt32(row + 32, true));
      buffer[at++] = TAB;
    }
    buffer.set(rows.subarray(row + HEAD, row + HEAD + size), at);
    at += size;
    buffer[at++] = LINE;
    this.filled = at;
    this.lines++;
    return behind;
  }

  flush(next = 0): Promise<unknown> | undefined {
    if (this.lines === 0) return undefined;
    const behind = this.load.writeLines(this.buffer.subarray(0, this.filled), this.lines);
    this.buffer = new Uint8Array(Math.max(PIECE, next + 64));
    this.filled = 0;
    this.lines = 0;
    return behind;
  }
}

/** What rows say of their enterprises; where a row is all there is of an enterprise, it is the latest. */
async function loadTitles(
  beside: PoolConnection,
  s: Staging,
  part: Uint8Array,
  { offsets, ids }: ReturnType<typeof sortedRows>,
  busy: Uint8Array,
  knownUpTo: number,
): Promise<void> {
  const load = new BulkLoad(beside, s.title, TITLE_COLUMNS);
  const view = new DataView(part.buffer, part.byteOffset, part.length);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  for (const [i, row] of offsets.entries()) {
    const id = ids[i]!;
    if (id < 0) continue;
    const isLatest = busy[i] === 0 && id > knownUpTo && ids[i - 1] !== id && ids[i + 1] !== id;
    const payload = payloadOf(part, row, view.getUint32(row + 4, true));
    const title = text(payload.name)?.slice(0, 255);
    const norm = title === undefined ? undefined : normaliseName(title);
    const place = [text(payload.districtCode), text(payload.industryCode)];
    const head = `${id}\t${view.getUint32(row + 36, true)}\t${isLatest ? 1 : 0}`;
    const behind = load.write([head, ...[title, norm, ...place].map(field)].join('\t'));
    if (behind) await behind;
  }
  await load.end();
}

/** Enterprises some of whose rows of earlier files were waiting: those rows are versions beside the file's. */
async function enterprisesWaitedFor(connection: PoolConnection, s: Staging): Promise<ReadonlySet<number>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT DISTINCT enterprise_id AS id FROM ${s.waiting}`,
  );
  return new Set(rows.map((r) => Number(r.id)));
}

async function isNewSource(connection: PoolConnection, source: SourceKey): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT 1 AS done FROM batch WHERE source = ? AND status = 'done' LIMIT 1",
    [source],
  );
  return rows.length === 0;
}
