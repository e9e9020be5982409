import type { IsoDate } from '@/kernel/period';
import { gradeTableAt } from '../grade';
import { sharesDiffer } from './wilson';

/** A group with fewer scored firms is counted and shown, but not judged. */
export const LEAST_FIRMS = 30;
/** The four-fifths rule: below this share of the best-served group a person must look. */
export const FAIR_RATIO = 0.8;

export type FairnessGroup = {
  /** undefined = the code is unknown; counted, never judged */
  readonly code: string | undefined;
  readonly label: string;
  readonly n: number;
  readonly scored: number;
  readonly referred: number;
  /** of the scored; undefined = nobody was scored */
  readonly meanScore: number | undefined;
  /** firms at grade C or better, and their share of the scored */
  readonly served: number;
  readonly servedShare: number | undefined;
  readonly judged: boolean;
  /** share against the best-served judged group; undefined = not judged, or nobody is served */
  readonly ratio: number | undefined;
  /** whether the distance to the best-served group is more than chance makes, 95 % */
  readonly beyondChance: boolean;
};

type Code = { readonly code: string; readonly label: string };

/**
 * Who is served how, by one code. A referred firm is neither well nor badly served: shares are of the
 * scored, and the referred stand beside them.
 * @param codes per row the place in `groups`, NaN = unknown
 * @param asOf its grade table says what C is
 */
export function fairnessBy(
  codes: Float64Array,
  groups: readonly Code[],
  scores: Float64Array,
  asOf: IsoDate,
): FairnessGroup[] {
  const unknown = groups.length;
  const [n, scored, served] = [0, 0, 0].map(() => new Int32Array(unknown + 1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const sum = new Float64Array(unknown + 1);
  const lowestC = gradeTableAt(asOf).lowest.C;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    const group = code >= 0 && code < unknown ? code : unknown;
    const score = scores[row]!;
    n[group]!++;
    if (Number.isNaN(score)) continue;
    scored[group]!++;
    sum[group]! += score;
    if (score >= lowestC) served[group]!++;
  }
  const share = (g: number) => (scored[g] ? served[g]! / scored[g]! : undefined);
  const judged = (g: number) => g < unknown && scored[g]! >= LEAST_FIRMS;
  let best: number | undefined;
  for (let g = 0; g < unknown; g++)
    if (judged(g) && (best === undefined || share(g)! > share(best)!)) best = g;
  const bestShare = best === undefined ? undefined : share(best);
  return [...groups, { code: undefined, label: '未知' }].flatMap(({ code, label }, g) =>
    n[g] === 0
      ? []
      : [
          {
            code,
            label,
            n: n[g]!,
            scored: scored[g]!,
            referred: n[g]! - scored[g]!,
            meanScore: scored[g] ? sum[g]! / scored[g]! : undefined,
            served: served[g]!,
            servedShare: share(g),
            judged: judged(g),
            ratio: judged(g) && bestShare ? share(g)! / bestShare : undefined,
            beyondChance: judged(g) && sharesDiffer(served[g]!, scored[g]!, served[best!]!, scored[best!]!),
          },
        ],
  );
}
