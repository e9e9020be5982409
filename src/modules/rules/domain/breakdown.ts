import type { Bitset } from './screening';

/** A count people see; `undefined` stands for 不足 10 and what has to be hidden with it. */
export type Cell = {
  readonly key: string;
  readonly rows: number | undefined;
  readonly pass: number | undefined;
};

/** Smallest count a bank sees of enterprises that have not authorised it. */
export const SMALLEST_CELL = 10;

export function bitAt(bits: Bitset, row: number): boolean {
  return ((bits[row >> 5]! >>> (row & 31)) & 1) === 1;
}

/**
 * Rows and passing rows by code; counts below 10 are hidden, and where only one cell of a column is hidden
 * the next smallest is hidden too, so that the total minus the others does not give it away.
 * @param codes the column's dictionary, position = value
 */
export function breakdown(column: Float64Array, codes: readonly string[], pass: Bitset): Cell[] {
  const rows = new Array<number>(codes.length + 1).fill(0);
  const passing = new Array<number>(codes.length + 1).fill(0);
  for (let i = 0; i < column.length; i++) {
    const at = Number.isNaN(column[i]!) ? codes.length : column[i]!;
    rows[at]! += 1;
    if (bitAt(pass, i)) passing[at]! += 1;
  }
  const hiddenRows = hidden(rows);
  const hiddenPass = hidden(passing);
  return [...codes, 'unknown']
    .map((key, at) => ({
      key,
      rows: hiddenRows.has(at) ? undefined : rows[at],
      // how many fail tells how many pass once all are known
      pass: hiddenPass.has(at) || hiddenRows.has(at) ? undefined : passing[at],
    }))
    .filter((_, at) => rows[at]! > 0);
}

/** Which positions must not be shown. A zero says nothing about anybody and stays. */
export function hidden(counts: readonly number[]): ReadonlySet<number> {
  const small = counts.flatMap((n, at) => (n > 0 && n < SMALLEST_CELL ? [at] : []));
  if (small.length !== 1) return new Set(small);
  const others = counts.flatMap((n, at) => (n >= SMALLEST_CELL ? [at] : []));
  others.sort((a, b) => counts[a]! - counts[b]! || a - b);
  return new Set([...small, ...others.slice(0, 1)]);
}

export type Bin = {
  readonly from: number;
  readonly to: number;
  /** undefined = below 10, or hidden with one that is */
  readonly rows: number | undefined;
  readonly pass: number | undefined;
};

/**
 * Counts of scores in steps of `step`, from the lowest to the highest there is; NaN (转人工) is left out.
 * Small counts are hidden as in `breakdown`.
 */
export function scoreHistogram(score: Float64Array, pass: Bitset, step = 20): Bin[] {
  const bins = new Map<number, { rows: number; pass: number }>();
  for (let i = 0; i < score.length; i++) {
    const value = score[i]!;
    if (Number.isNaN(value)) continue;
    const at = Math.floor(value / step);
    const bin = bins.get(at) ?? { rows: 0, pass: 0 };
    bin.rows += 1;
    if (bitAt(pass, i)) bin.pass += 1;
    bins.set(at, bin);
  }
  if (bins.size === 0) return [];
  const [low, high] = [Math.min(...bins.keys()), Math.max(...bins.keys())];
  const counts = Array.from({ length: high - low + 1 }, (_, i) => bins.get(low + i) ?? { rows: 0, pass: 0 });
  const hiddenRows = hidden(counts.map((c) => c.rows));
  const hiddenPass = hidden(counts.map((c) => c.pass));
  return counts.map(({ rows, pass: passing }, i) => ({
    from: (low + i) * step,
    to: (low + i + 1) * step,
    rows: hiddenRows.has(i) ? undefined : rows,
    pass: hiddenPass.has(i) || hiddenRows.has(i) ? undefined : passing,
  }));
}
