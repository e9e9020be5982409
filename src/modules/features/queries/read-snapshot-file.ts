import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { RecordBatchReader } from 'apache-arrow';

/** A snapshot's columns in memory that threads share. Float64, NaN = unknown; rows by ascending enterprise id. */
export type SharedTable = {
  readonly rows: number;
  readonly enterpriseId: BigInt64Array;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly sha256: string;
};

const CHUNK = 1 << 20;

/**
 * Reads a snapshot's file, a record batch in memory at a time beside the columns themselves.
 * @param rows how many there must be
 * @returns undefined when the file is no such table
 */
export async function readSnapshotFile(file: string, rows: number): Promise<SharedTable | undefined> {
  const handle = await open(file, 'r');
  try {
    const [sha256, table] = await Promise.all([hashOf(file), readBatches(handle, rows)]);
    return table && { ...table, sha256 };
  } finally {
    await handle.close().catch(() => undefined); // the reader may have closed it
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) hash.update(chunk);
  return hash.digest('hex');
}

async function readBatches(
  handle: FileHandle,
  rows: number,
): Promise<Omit<SharedTable, 'sha256'> | undefined> {
  const enterpriseId = new BigInt64Array(new SharedArrayBuffer(rows * 8));
  const columns = new Map<string, Float64Array>();
  let at = 0;
  try {
    const reader = await RecordBatchReader.from(handle);
    await reader.open();
    const [first, ...features] = reader.schema.fields.map((field) => field.name);
    if (first !== 'enterpriseId') return undefined;
    for (const key of features) columns.set(key, new Float64Array(new SharedArrayBuffer(rows * 8)));
    for await (const batch of reader) {
      if (at + batch.numRows > rows) return undefined;
      enterpriseId.set(batch.data.children[0]!.values as BigInt64Array, at);
      features.forEach((key, i) => {
        columns.get(key)!.set(batch.data.children[i + 1]!.values as Float64Array, at);
      });
      at += batch.numRows;
    }
  } catch {
    return undefined; // cut short, or no Arrow file: its sha256 would not fit either
  }
  return at === rows ? { rows, enterpriseId, columns } : undefined;
}
