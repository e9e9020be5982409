import {
  Field,
  Float64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow';
import type { ScoreTable } from './score';

const POINTS = 'points:';

/**
 * Scores as Arrow IPC bytes: float64 columns `pd`, `score`, `points:<feature>`, no nulls (NaN =
 * refer), no metadata, so that the same scores are the same bytes.
 */
export function encodeScores(table: ScoreTable): Uint8Array {
  const columns: [string, Float64Array][] = [
    ['pd', table.pd],
    ['score', table.score],
    ...[...table.points].map(([k, v]) => [POINTS + k, v] as [string, Float64Array]),
  ];
  const schema = new Schema(columns.map(([name]) => new Field(name, new Float64(), false)));
  const children = columns.map(([, data]) =>
    makeData({ type: new Float64(), data: canonical(data), nullCount: 0 }),
  );
  const struct = makeData({
    type: new Struct(schema.fields),
    length: table.pd.length,
    nullCount: 0,
    children,
  });
  return tableToIPC(new Table([new RecordBatch(schema, struct)]), 'file');
}

/** @returns undefined when the bytes are not such a file */
export function decodeScores(bytes: Uint8Array): Omit<ScoreTable, 'referred'> | undefined {
  const table = tableFromIPC(bytes);
  const columns = new Map(
    table.schema.fields.map((f) => [f.name, table.getChild(f.name)?.toArray() as Float64Array | undefined]),
  );
  const [pd, score] = [columns.get('pd'), columns.get('score')];
  if (!(pd instanceof Float64Array) || !(score instanceof Float64Array)) return undefined;
  const points = new Map<string, Float64Array>();
  for (const [name, values] of columns)
    if (name.startsWith(POINTS) && values) points.set(name.slice(POINTS.length), values);
  return { pd, score, points };
}

/** One bit pattern for NaN, whatever made it. */
function canonical(values: Float64Array): Float64Array {
  return values.map((v) => (Number.isNaN(v) ? Number.NaN : v));
}
