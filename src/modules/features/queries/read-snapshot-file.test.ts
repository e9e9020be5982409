import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCH_ROWS, SnapshotEncoder } from '../domain/snapshot-file';
import { readSnapshotFile } from './read-snapshot-file';

async function encode(rows: number, told: Record<string, string>): Promise<Buffer> {
  const encoder = new SnapshotEncoder(['a', 'b'], told);
  const ids = new BigInt64Array(BATCH_ROWS);
  const columns = [new Float64Array(BATCH_ROWS), new Float64Array(BATCH_ROWS)];
  for (let from = 0; from < rows; from += BATCH_ROWS) {
    const n = Math.min(BATCH_ROWS, rows - from);
    for (let i = 0; i < n; i++) {
      ids[i] = BigInt(from + i) + 9_007_199_254_740_993n;
      columns[0]![i] = from + i;
      columns[1]![i] = i % 3 === 0 ? Number.NaN : -i / 7;
    }
    encoder.write(ids, columns, n);
  }
  encoder.finish();
  const chunks: Uint8Array[] = [];
  for await (const chunk of encoder.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'xyd-snapshot-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array, rows: number) {
  const file = path.join(folder, 'snapshot.arrow');
  await writeFile(file, bytes);
  return readSnapshotFile(file, rows);
}

describe('snapshot file', () => {
  it.each([0, 1, BATCH_ROWS, BATCH_ROWS + 5])('gives back %i rows as they went in', async (rows) => {
    const bytes = await encode(rows, { asOf: '2026-10-31' });
    const table = (await read(bytes, rows))!;
    expect([table.rows, table.enterpriseId.length, [...table.columns.keys()]]).toEqual([
      rows,
      rows,
      ['a', 'b'],
    ]);
    expect(table.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    for (const i of [0, 1, BATCH_ROWS - 1, BATCH_ROWS, rows - 1].filter((i) => i >= 0 && i < rows)) {
      expect(table.enterpriseId[i]).toBe(BigInt(i) + 9_007_199_254_740_993n);
      expect(table.columns.get('a')![i]).toBe(i);
      const at = i % BATCH_ROWS;
      expect(table.columns.get('b')![i]).toBe(at % 3 === 0 ? Number.NaN : -at / 7);
    }
    expect(table.columns.get('a')!.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('has the same bytes for the same rows, other bytes when told otherwise', async () => {
    const [a, b] = [await encode(1000, { x: '1', y: '2' }), await encode(1000, { y: '2', x: '1' })];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, await encode(1000, { x: '1', y: '3' }))).not.toBe(0);
  });

  it('that was cut short, has other rows or is none is no snapshot', async () => {
    const bytes = await encode(1000, {});
    expect(await read(bytes.subarray(0, bytes.length / 2), 1000)).toBeUndefined();
    expect(await read(bytes, 999)).toBeUndefined();
    expect(await read(bytes, 1001)).toBeUndefined();
    expect(await read(Buffer.from('not a table at all'), 1)).toBeUndefined();
    expect(await read(Buffer.alloc(0), 0)).toBeUndefined();
  });
});
