import type { Snapshot } from './snapshot';

/** The values of these rows, in their order. */
export function gather<T extends Float64Array | Int16Array | Uint8Array>(column: T, rows: Int32Array): T {
  const out = new (column.constructor as new (length: number) => T)(rows.length);
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
