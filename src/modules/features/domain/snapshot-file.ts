import {
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
} from 'apache-arrow';

/** Rows of one Arrow record batch: what is held in memory while a snapshot is written. */
export const BATCH_ROWS = 65_536;

/**
 * Arrow IPC file of a snapshot as bytes, batch after batch: int64 enterpriseId, then one float64
 * column per feature, no nulls, NaN = unknown. The same rows and `told` give the same bytes.
 * @param told goes into the file's schema: what the snapshot was made from
 */
export class SnapshotEncoder {
  private readonly writer = new RecordBatchFileWriter();
  private readonly schema: Schema;

  constructor(features: readonly string[], told: Readonly<Record<string, string>>) {
    const fields = [
      new Field('enterpriseId', new Int64(), false),
      ...features.map((key) => new Field(key, new Float64(), false)),
    ];
    const metadata = new Map(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1)));
    this.schema = new Schema(fields, metadata);
    this.writer.reset(undefined, this.schema);
  }

  /** Takes the first `rows` rows; the arrays are copied and may be used again. */
  write(ids: BigInt64Array, columns: readonly Float64Array[], rows: number): void {
    const children = [
      makeData({ type: new Int64(), data: ids.slice(0, rows), nullCount: 0 }),
      ...columns.map((c) => makeData({ type: new Float64(), data: c.slice(0, rows), nullCount: 0 })),
    ];
    const type = new Struct(this.schema.fields);
    this.writer.write(new RecordBatch(this.schema, makeData({ type, length: rows, nullCount: 0, children })));
  }

  finish(): void {
    this.writer.finish();
  }

  /** The bytes, as they come; ends after finish(). */
  bytes(): AsyncIterable<Uint8Array> {
    return this.writer[Symbol.asyncIterator]();
  }
}
