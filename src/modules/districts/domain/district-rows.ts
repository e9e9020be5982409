import type { Snapshot } from '@/modules/features/domain/snapshot';
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
