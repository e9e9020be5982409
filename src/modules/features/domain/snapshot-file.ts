import {
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  tableFromIPC,
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

export type SnapshotTable = {
  readonly rows: number;
  readonly enterpriseId: BigInt64Array;
  readonly features: readonly string[];
  /** One array over all batches: the file's own memory where there is one batch, else joined on first use. */
  column(feature: string): Float64Array | undefined;
};

/** undefined when the bytes are no snapshot. */
export function decodeSnapshot(bytes: Uint8Array): SnapshotTable | undefined {
  const table = tableFromIPC(bytes);
  const ids = table.getChild('enterpriseId');
  if (!ids) return undefined;
  const features = table.schema.fields.slice(1).map((field) => field.name);
  const held = new Map<string, Float64Array>();
  const column = (feature: string): Float64Array | undefined => {
    const known = held.get(feature);
    if (known) return known;
    const vector = features.includes(feature) ? table.getChild(feature) : null;
    if (!vector) return undefined;
    const chunks = vector.data.map((d) => d.values as Float64Array);
    const whole = chunks.length === 1 ? chunks[0]! : joined(chunks, new Float64Array(table.numRows));
    held.set(feature, whole);
    return whole;
  };
  const idChunks = ids.data.map((d) => d.values as BigInt64Array);
  const enterpriseId = new BigInt64Array(table.numRows);
  let at = 0;
  for (const chunk of idChunks) {
    enterpriseId.set(chunk, at);
    at += chunk.length;
  }
  return { rows: table.numRows, enterpriseId, features, column };
}

function joined(chunks: readonly Float64Array[], whole: Float64Array): Float64Array {
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
