import {
  type DataType,
  Field,
  Float64,
  Int16,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint8,
} from 'apache-arrow';
import type { ScoreTable } from './score';

const POINTS = 'points:';
const KNOWN = 'known:';
const REASON = 'reason:';

type Column = Float64Array | Int16Array | Uint8Array;

/**
 * Scores as Arrow IPC bytes: `pd, score, prior` float64 (NaN = refer), `points:<feature>` int16 in 64ths
 * of a point, `known:<source>` uint8, `reason:<rank>` uint8; no nulls, no metadata, so that the same
 * scores are the same bytes.
 */
export function encodeScores(table: ScoreTable): Uint8Array {
  const columns: [string, Column][] = [
    ['pd', canonical(table.pd)],
    ['score', canonical(table.score)],
    ['prior', table.prior],
    ...[...table.points].map(([k, v]): [string, Column] => [POINTS + k, v]),
    ...[...table.known].map(([k, v]): [string, Column] => [KNOWN + k, v]),
    ...table.reasons.map((v, k): [string, Column] => [`${REASON}${k + 1}`, v]),
  ];
  const schema = new Schema(columns.map(([name, data]) => new Field(name, typeOf(data), false)));
  const children = columns.map(([, data]) => makeData({ type: typeOf(data) as Float64, data, nullCount: 0 }));
  const struct = makeData({
    type: new Struct(schema.fields),
    length: table.pd.length,
    nullCount: 0,
    children,
  });
  return tableToIPC(new Table([new RecordBatch(schema, struct)]), 'file');
}

function typeOf(data: Column): DataType {
  if (data instanceof Float64Array) return new Float64();
  return data instanceof Int16Array ? new Int16() : new Uint8();
}

/** @returns undefined when the bytes are not such a file */
export function decodeScores(bytes: Uint8Array): Omit<ScoreTable, 'referred'> | undefined {
  const table = tableFromIPC(bytes);
  const columns = new Map(
    table.schema.fields.map((f) => [f.name, table.getChild(f.name)?.toArray() as Column | undefined]),
  );
  const [pd, score, prior] = ['pd', 'score', 'prior'].map((name) => columns.get(name));
  if (!(pd instanceof Float64Array && score instanceof Float64Array && prior instanceof Float64Array))
    return undefined;
  const points = new Map<string, Int16Array>();
  const known = new Map<string, Uint8Array>();
  const reasons: Uint8Array[] = [];
  for (const [name, values] of columns) {
    if (values instanceof Int16Array && name.startsWith(POINTS))
      points.set(name.slice(POINTS.length), values);
    if (values instanceof Uint8Array && name.startsWith(KNOWN)) known.set(name.slice(KNOWN.length), values);
    if (values instanceof Uint8Array && name.startsWith(REASON)) reasons.push(values);
  }
  return { pd, score, prior, points, known, reasons };
}

/** One bit pattern for NaN, whatever made it. */
function canonical(values: Float64Array): Float64Array {
  return values.map((v) => (Number.isNaN(v) ? Number.NaN : v));
}
