import { SMALLEST_CELL } from './breakdown';
import { popcount } from './columnar/plain-kernels';
import type { Bitset } from './screening';

/** 与现行版本比较: who passes by one rule set and not by the other; undefined = below 10. */
export type PassComparison = {
  readonly entered: number | undefined;
  readonly left: number | undefined;
  readonly stayed: number | undefined;
};

export function comparePasses(before: Bitset, after: Bitset): PassComparison {
  let [entered, left, stayed] = [0, 0, 0];
  for (let w = 0; w < after.length; w++) {
    const [b, a] = [before[w]!, after[w]!];
    entered += popcount(a & ~b);
    left += popcount(b & ~a);
    stayed += popcount(a & b);
  }
  const shown = (n: number) => (n > 0 && n < SMALLEST_CELL ? undefined : n);
  return { entered: shown(entered), left: shown(left), stayed: shown(stayed) };
}
