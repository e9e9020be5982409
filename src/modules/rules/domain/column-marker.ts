import { type Marks, type Membership, markInterval, markSet } from './mark-column';
import { simdMarker } from './simd-marker';

/** How blocks of a column are marked; two ways with one meaning (property-tested). */
export type ColumnMarker = {
  /** low ≤ v ≤ high (or its negation); NaN is unknown */
  interval(
    column: Float64Array,
    low: number,
    high: number,
    negated: boolean,
    startWord: number,
    words: number,
    marks: Marks,
  ): Marks;
  /** v is one of the values (or its negation); NaN is unknown */
  set(
    column: Float64Array,
    membership: Membership,
    negated: boolean,
    startWord: number,
    words: number,
    marks: Marks,
  ): Marks;
};

/** The reference, and what runs where there is no SIMD. */
export const PLAIN_MARKER: ColumnMarker = { interval: markInterval, set: markSet };

let chosen: ColumnMarker | undefined;

/** SIMD kernels where the engine has them. */
export function fastestMarker(): ColumnMarker {
  chosen ??= simdMarker() ?? PLAIN_MARKER;
  return chosen;
}
