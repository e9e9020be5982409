import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import { CITY } from './target';

/** Rows of a snapshot whose enterprises are in the district, ascending; all of them for the city. */
export function districtRows(snapshot: Snapshot, district: string): Int32Array {
  if (district === CITY) return Int32Array.from({ length: snapshot.rows }, (_, i) => i);
  const code = snapshot.manifest.dictionaries.district?.indexOf(district) ?? -1;
  if (code < 0) return new Int32Array(0);
  const column = snapshot.column('district');
  const rows: number[] = [];
  for (let i = 0; i < column.length; i++) if (column[i] === code) rows.push(i);
  return Int32Array.from(rows);
}

function gather(column: Float64Array, rows: Int32Array): Float64Array {
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

/** The same scores with these rows alone. */
export function scoresOf(scores: ScoreColumns, rows: Int32Array): ScoreColumns {
  return {
    ...scores,
    pd: gather(scores.pd, rows),
    score: gather(scores.score, rows),
    points: new Map([...scores.points].map(([key, column]) => [key, gather(column, rows)])),
  };
}
