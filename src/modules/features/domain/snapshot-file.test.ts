import { describe, expect, it } from 'vitest';
import { BATCH_ROWS, decodeSnapshot, SnapshotEncoder } from './snapshot-file';

async function encode(rows: number, told: Record<string, string>): Promise<Uint8Array> {
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

describe('snapshot file', () => {
  it.each([0, 1, BATCH_ROWS, BATCH_ROWS + 5])('gives back %i rows as they went in', async (rows) => {
    const table = decodeSnapshot(await encode(rows, { asOf: '2026-10-31' }))!;
    expect([table.rows, table.enterpriseId.length, table.features]).toEqual([rows, rows, ['a', 'b']]);
    for (const i of [0, 1, BATCH_ROWS - 1, BATCH_ROWS, rows - 1].filter((i) => i >= 0 && i < rows)) {
      expect(table.enterpriseId[i]).toBe(BigInt(i) + 9_007_199_254_740_993n);
      expect(table.column('a')![i]).toBe(i);
      const at = i % BATCH_ROWS;
      expect(table.column('b')![i]).toBe(at % 3 === 0 ? Number.NaN : -at / 7);
    }
    expect(table.column('b')).toBe(table.column('b'));
    expect(table.column('c')).toBeUndefined();
  });

  it('has the same bytes for the same rows, other bytes when told otherwise', async () => {
    const [a, b] = [await encode(1000, { x: '1', y: '2' }), await encode(1000, { y: '2', x: '1' })];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, await encode(1000, { x: '1', y: '3' }))).not.toBe(0);
  });
});
