import type { Snapshot } from './snapshot';

/** The values of these rows, in their order. */
export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i] as number] as number;
  return out;
}

/** The same snapshot with these rows alone; columns are gathered when first asked for. */
export function snapshotOf(snapshot: Snapshot, rows: Int32Array): Snapshot {
  const held = new Map<string, Float64Array>();
  const ids = new BigInt64Array(rows.length);
  for (let i = 0; i < rows.length; i++) ids[i] = snapshot.enterpriseId[rows[i] as number] as bigint;
  return {
    manifest: snapshot.manifest,
    rows: rows.length,
    enterpriseId: ids,
    has: (feature) => snapshot.has(feature),
    column(feature) {
      const column = held.get(feature) ?? gather(snapshot.column(feature), rows);
      held.set(feature, column);
      return column;
    },
  };
}
