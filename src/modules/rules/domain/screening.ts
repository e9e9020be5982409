/** Bits of rows, 32 to a word, row i at word i>>5 bit i&31; spare bits of the last word are 0. */
export type Bitset = Uint32Array;

/** The funnel of one rule set over all rows of a snapshot (in the order of its rules). */
export type ScreeningResult = {
  readonly rows: number;
  readonly passCount: number;
  readonly referCount: number;
  readonly failCount: number;
  readonly pass: Bitset;
  readonly refer: Bitset;
  readonly rules: readonly {
    readonly id: string;
    /** rows that fail this rule, whatever the others say */
    readonly fails: number;
    /** rows whose first failing rule this is */
    readonly firstFails: number;
    /** rows this rule refers */
    readonly refers: number;
    /** rows for which `when` was unknown */
    readonly unknowns: number;
    /** rows left (pass or refer) after this rule and all before it */
    readonly left: number;
    /** rows that would no longer fail without this rule: 去掉此条 */
    readonly marginal: number;
  }[];
};
