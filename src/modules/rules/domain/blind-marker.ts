import { type BlindPartition, seedOf } from './blind-partition';
import type { Marker, ScreeningSession, WholeMarks } from './columnar/screening-session';

/** false 0, true 1, unknown 2 */
const TRUE = 1;

/**
 * Marks as a bank may be told them: those of the columns, put through its partition.
 * @param salt differs by bank and snapshot, and is nobody's to know
 * @param onChange the groups were split: to be kept before anything is answered
 */
export function blindMarker(
  exact: ScreeningSession,
  partition: BlindPartition,
  salt: number,
  onChange: () => void,
): Marker {
  const state = new Uint8Array(partition.labels.length);
  return (exprs, into) => {
    let changed = false;
    exprs.forEach((expr, i) => {
      const [marks] = exact.marksOf([expr]);
      read(marks!, state);
      changed = partition.answer(state, 3, seedOf(salt, JSON.stringify(expr))) || changed;
      write(state, into[i]!);
    });
    if (changed) onChange();
  };
}

function read({ truth, unknown }: WholeMarks, state: Uint8Array): void {
  for (let w = 0, row = 0; row < state.length; w++) {
    const [t, u] = [truth[w]!, unknown[w]!];
    const n = Math.min(32, state.length - row);
    for (let b = 0; b < n; b++, row++) state[row] = ((t >>> b) & 1) | (((u >>> b) & 1) << 1);
  }
}

function write(state: Uint8Array, { truth, unknown }: WholeMarks): void {
  for (let w = 0, row = 0; row < state.length; w++) {
    const n = Math.min(32, state.length - row);
    let [t, u] = [0, 0];
    for (let b = 0; b < n; b++, row++) {
      const s = state[row]!;
      t |= (s & TRUE) << b;
      u |= (s >> 1) << b;
    }
    truth[w] = t;
    unknown[w] = u;
  }
}
