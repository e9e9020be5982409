import { type BlindPartition, seedOf } from './blind-partition';
import type { Marker, ScreeningSession } from './columnar/screening-session';

/**
 * Marks as a bank may be told them: those of the columns, put through its partition.
 * @param salt differs by bank, and is nobody's to know
 * @param keep called where groups were split: they are to be kept before anything is answered
 */
export function blindMarker(
  exact: ScreeningSession,
  partition: BlindPartition,
  salt: number,
  keep: () => void,
): Marker {
  return (exprs, into) => {
    exprs.forEach((expr, i) => {
      const [marks] = exact.marksOf([expr]);
      const { truth, unknown } = into[i]!;
      truth.set(marks!.truth);
      unknown.set(marks!.unknown);
      partition.answerBits(truth, unknown, seedOf(salt, JSON.stringify(expr)));
    });
    if (!partition.moves.empty) keep();
  };
}
