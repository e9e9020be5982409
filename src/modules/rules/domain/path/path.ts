import type { IsoDate } from '@/kernel/period';
import type { FeatureReader, Operand, Rule } from '../expr';

/** How a fact can come to have another value: the firm acts, time passes, or the data are supplied. */
export type Way = 'act' | 'time' | 'provide';

/** One value a fact could have instead. */
export type Move = {
  readonly value: Operand;
  readonly way: Way;
  /** thousandths of `cost.ts`'s unit, a whole number of at least 1 */
  readonly cost: number;
  /** for time: the first day it holds; undefined = that day cannot be known */
  readonly from?: IsoDate;
};

/** Values worked out of other facts: the score from the scorecard's features, a limit from its formula. */
export type Computed = {
  readonly keys: readonly string[];
  readonly inputs: readonly string[];
  /** the keys' values for facts read this way */
  readonly compute: (read: FeatureReader) => FeatureReader;
  /**
   * The least a rule that names these keys alone can cost to pass, never more than it truly costs;
   * Infinity = it cannot. Absent: the cheapest single move is taken.
   * @param open moves still to be had, by input
   */
  readonly bound?: (
    rule: Rule,
    read: FeatureReader,
    open: (input: string) => readonly Move[],
  ) => number | undefined;
  /** What a move brings these keys, to look at the best for its cost first; the result does not rest on it. */
  readonly worth?: (input: string, move: Move, read: FeatureReader) => number;
};

export type PathProblem = {
  readonly rules: readonly Rule[];
  /** the facts as they are, without what is computed */
  readonly read: FeatureReader;
  readonly computed: readonly Computed[];
  /** by fact, in the order ties are settled; a fact without an entry cannot be changed */
  readonly moves: ReadonlyMap<string, readonly Move[]>;
};

export type PathStep = {
  readonly feature: string;
  readonly now: Operand | undefined;
  readonly to: Operand;
  readonly way: Way;
  readonly cost: number;
  readonly from?: IsoDate;
  /** the rules that do not pass without this step; never empty */
  readonly fixes: readonly string[];
};

/** Why a rule stays unmet: the facts it rests on, and what keeps each from changing. */
export type BlockedRule = {
  readonly rule: Rule;
  readonly facts: readonly {
    readonly feature: string;
    /** fixed: nothing changes it; unsuggested: its rules are marked as not actionable; short: not far enough */
    readonly why: 'fixed' | 'unsuggested' | 'short';
  }[];
};

export type PathResult =
  | { readonly kind: 'passes' }
  | {
      readonly kind: 'path';
      readonly steps: readonly PathStep[];
      readonly totalCost: number;
      /** the last of the steps' days; 'unknown' when one of them cannot be known, absent when none waits */
      readonly earliest: IsoDate | 'unknown' | undefined;
      /** false: the search was cut short; every step is needed, but a cheaper path may exist */
      readonly proven: boolean;
    }
  | {
      readonly kind: 'impossible';
      readonly blocked: readonly BlockedRule[];
      /** true: each rule could be met alone, not together with the others */
      readonly together: boolean;
    }
  /** neither a path nor a proof that there is none within the bound on work */
  | { readonly kind: 'undecided' };
