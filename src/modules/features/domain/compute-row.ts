import type { IsoDate } from '@/kernel/period';
import { CATALOGUE, dictionaryOf } from './catalogue';
import type { Feature, RecordView } from './feature';

const POSITIONS = new Map(
  CATALOGUE.map((feature) => [feature.key, new Map(dictionaryOf(feature).map((code, i) => [code, i]))]),
);

/**
 * A feature's value as a snapshot holds it: float64, NaN = unknown, a code as its place in the
 * dictionary. A code outside the closed list is unknown.
 * @throws RangeError when a feature gives a number that is not finite: a defect, never data
 */
export function encoded(feature: Feature, view: RecordView, asOf: IsoDate): number {
  const value = feature.compute(view, asOf);
  if (value === undefined) return Number.NaN;
  if (typeof value === 'string') return POSITIONS.get(feature.key)?.get(value) ?? Number.NaN;
  if (!Number.isFinite(value)) throw new RangeError(`${feature.key} is not a finite number`);
  return value === 0 ? 0 : value; // −0 and 0 are other bytes
}

/** All features of one enterprise, in catalogue order, into row `row` of the columns. */
export function computeRow(
  view: RecordView,
  asOf: IsoDate,
  columns: readonly Float64Array[],
  row: number,
): void {
  for (let i = 0; i < CATALOGUE.length; i++) columns[i]![row] = encoded(CATALOGUE[i]!, view, asOf);
}
