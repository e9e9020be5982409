import { popcount } from './columnar/plain-kernels';
import type { Bitset } from './screening';

/** 与现行版本比较: who passes by one rule set and not by the other. */
export type PassComparison = {
  readonly entered: number;
  readonly left: number;
  readonly stayed: number;
};

export function comparePasses(before: Bitset, after: Bitset): PassComparison {
  let [entered, left, stayed] = [0, 0, 0];
  for (let w = 0; w < after.length; w++) {
    const [b, a] = [before[w]!, after[w]!];
    entered += popcount(a & ~b);
    left += popcount(b & ~a);
    stayed += popcount(a & b);
  }
  return { entered, left, stayed };
}
