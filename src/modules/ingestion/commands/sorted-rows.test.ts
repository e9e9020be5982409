import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MappedRowsWriter, payloadOf } from './mapped-rows';
import { partitioned, RowSizes } from './row-partition';
import { RowSpill } from './row-spill';
import { sortedRows } from './sorted-rows';

type Row = { id: number; key: string; rowNo: number; json: string };

const aRow = fc.record({
  id: fc.oneof(fc.integer({ min: -3, max: 40 }), fc.integer({ min: 1, max: 5_000_000 })),
  key: fc.string({ unit: fc.constantFrom('\0', '\t', '\n', '\\', 'ÿ', 'a'), minLength: 16, maxLength: 16 }),
  json: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => JSON.stringify({ text })),
});

function written(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const writer = new MappedRowsWriter();
  for (const { id, key, rowNo, json } of rows)
    writer.add({
      subject: id,
      key,
      rowNo,
      json,
      content: key,
      rank: 0,
      publishedOn: '2026-10-05',
      eventDate: '2026-09-30',
    });
  return writer.take();
}

/** Byte by byte, as the database does. */
const byKey = (a: string, b: string) => Buffer.compare(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1'));

it('rows come out whole, by enterprise, key and row, the unresolved first', () => {
  fc.assert(
    fc.property(fc.array(fc.array(aRow, { maxLength: 40 }), { maxLength: 5 }), (blocks) => {
      let rowNo = 0;
      const rows = blocks.map((block) => block.map((row) => ({ ...row, rowNo: ++rowNo })));
      const spill = new RowSpill(randomUUID());
      const sizes = new RowSizes();
      for (const block of rows) {
        const bytes = written(block);
        const view = new DataView(bytes.buffer);
        for (let at = 0; at < bytes.length; at += view.getUint32(at, true))
          sizes.add(view.getFloat64(at + 8, true), view.getUint32(at, true));
        spill.add(bytes);
      }
      const out: Row[] = [];
      for (const part of partitioned(spill, randomUUID(), sizes, (v, at) => v.getFloat64(at + 8, true))) {
        const view = new DataView(part.buffer, part.byteOffset, part.length);
        const { offsets, ids } = sortedRows(view);
        for (const [i, at] of offsets.entries())
          out.push({
            id: ids[i]!,
            key: Buffer.from(part.subarray(at + 16, at + 32)).toString('latin1'),
            rowNo: view.getUint32(at + 36, true),
            json: JSON.stringify(payloadOf(part, at, view.getUint32(at + 4, true))),
          });
      }
      const expected = rows.flat().sort((a, b) => a.id - b.id || byKey(a.key, b.key) || a.rowNo - b.rowNo);
      expect(out).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
