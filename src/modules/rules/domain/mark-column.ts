import type { Bitset } from './screening';

/** What a block's rows gave: a row is true, unknown, or neither: false. Never both. */
export type Marks = { readonly truth: Bitset; readonly unknown: Bitset };

// The loops below run over a million rows for each rule: one plain loop per kind of test, 32 rows to a word.
// Number(…) of a comparison compiles to a flag, not to a branch that random data would mispredict.

/** low ≤ v ≤ high (or its negation); NaN is unknown. Rows past the end are marked false. */
export function markInterval(
  column: Float64Array,
  low: number,
  high: number,
  negated: boolean,
  startWord: number,
  words: number,
  marks: Marks,
): Marks {
  const rows = column.length;
  const flip = negated ? 0xffffffff : 0;
  for (let w = 0; w < words; w++) {
    const from = (startWord + w) * 32;
    const n = Math.min(32, rows - from);
    let truth = 0;
    let unknown = 0;
    for (let b = 0; b < n; b++) {
      const v = column[from + b]!;
      truth |= (Number(v >= low) & Number(v <= high)) << b;
      unknown |= Number(Number.isNaN(v)) << b;
    }
    marks.truth[w] = (truth ^ flip) & ~unknown;
    marks.unknown[w] = unknown;
  }
  return marks;
}

/** Whether a value is held: by table where all are small whole numbers (codes, grades, years), else by set. */
export type Membership =
  | { readonly table: Uint8Array; readonly largest: number }
  | { readonly set: ReadonlySet<number> };

const TABLE = 4096;

export function membershipOf(values: ReadonlySet<number>): Membership {
  for (const v of values) if (!Number.isInteger(v) || v < 0 || v >= TABLE) return { set: values };
  const table = new Uint8Array(TABLE);
  for (const v of values) table[v] = 1;
  return { table, largest: Math.max(-1, ...values) };
}

/** v is one of the values (or its negation); NaN is unknown. */
export function markSet(
  column: Float64Array,
  membership: Membership,
  negated: boolean,
  startWord: number,
  words: number,
  marks: Marks,
): Marks {
  const rows = column.length;
  const flip = negated ? 0xffffffff : 0;
  const table = 'table' in membership ? membership.table : undefined;
  const set = 'set' in membership ? membership.set : undefined;
  for (let w = 0; w < words; w++) {
    const from = (startWord + w) * 32;
    const n = Math.min(32, rows - from);
    let truth = 0;
    let unknown = 0;
    for (let b = 0; b < n; b++) {
      const v = column[from + b]!;
      const held = table ? table[v] === 1 : set!.has(v);
      truth |= (held ? 1 : 0) << b;
      unknown |= Number(Number.isNaN(v)) << b;
    }
    marks.truth[w] = (truth ^ flip) & ~unknown;
    marks.unknown[w] = unknown;
  }
  return marks;
}
