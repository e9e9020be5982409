import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';

/** `total` = the sum of `parts`, as everybody who reads the answer knows. */
export type Relation = { readonly total: string; readonly parts: readonly string[] };

export type CellTable = {
  /** counts by name; those that are 0 say nothing about anybody and stay */
  readonly counts: ReadonlyMap<string, number>;
  readonly relations: readonly Relation[];
  /** never shown, but not to be worked out either where they are small */
  readonly unseen?: ReadonlySet<string>;
  /** known to the reader from elsewhere: hiding them would hide nothing */
  readonly pinned?: ReadonlySet<string>;
};

const small = (n: number) => n > 0 && n < SMALLEST_CELL;
const EPSILON = 1e-9;

/** Gauss–Jordan over the hidden cells: which of them the shown ones and the relations determine. */
function determined({ relations }: CellTable, hidden: readonly string[]): Set<string> {
  const place = new Map(hidden.map((key, at) => [key, at]));
  const rows = relations.flatMap(({ total, parts }) => {
    const row = new Float64Array(hidden.length);
    const add = (key: string, by: number) => {
      const at = place.get(key);
      if (at !== undefined) row[at]! += by;
    };
    add(total, 1);
    for (const part of parts) add(part, -1);
    return row.some((v) => v !== 0) ? [row] : [];
  });
  const found = new Set<string>();
  const pivots: { row: Float64Array; at: number }[] = [];
  for (let at = 0, next = 0; at < hidden.length && next < rows.length; at++) {
    const pick = rows.findIndex((row, r) => r >= next && Math.abs(row[at]!) > EPSILON);
    if (pick < 0) continue;
    const pivot = rows[pick]!;
    [rows[pick], rows[next]] = [rows[next]!, pivot];
    const by = pivot[at]!;
    for (let i = 0; i < pivot.length; i++) pivot[i]! /= by;
    for (const row of rows) {
      const factor = row[at]!;
      if (row === pivot || Math.abs(factor) <= EPSILON) continue;
      for (let i = 0; i < row.length; i++) row[i]! -= factor * pivot[i]!;
    }
    pivots.push({ row: pivot, at });
    next++;
  }
  for (const { row, at } of pivots)
    if (row.every((v, i) => i === at || Math.abs(v) <= EPSILON)) found.add(hidden[at]!);
  return found;
}

/**
 * Which cells must not be shown to one who may not see counts of 1 to 9: the small ones, and as many more as
 * it takes that none of them, nor a sum of hidden parts below 10, follows from what is shown. Hides the
 * smallest first, ties by order.
 * Complementary cell suppression; see Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
 */
export function suppressCells(table: CellTable): ReadonlySet<string> {
  const { counts, relations, unseen = new Set<string>(), pinned = new Set<string>() } = table;
  const order = [...counts.keys()];
  const value = (key: string) => counts.get(key) ?? 0;
  const guarded = order.filter((key) => small(value(key)) && !pinned.has(key));
  // a zero is taken as known even where it is not shown: readers know which groups nest
  const hidden = new Set(order.filter((key) => value(key) > 0 && (unseen.has(key) || guarded.includes(key))));
  const rank = new Map(order.map((key, at) => [key, at]));
  const cellsOf = ({ total, parts }: Relation) => [...parts, total];
  const hideOne = (among: readonly string[]): boolean => {
    const open = among.filter((key) => value(key) > 0 && !hidden.has(key) && !pinned.has(key));
    open.sort((a, b) => value(a) - value(b) || rank.get(a)! - rank.get(b)!);
    if (open[0] !== undefined) hidden.add(open[0]);
    return open[0] !== undefined;
  };
  /** the relations of a cell, then those that hang together with them, until one has a cell to hide */
  const hideNear = (key: string): boolean => {
    const reached = new Set([key]);
    for (let before = 0; reached.size > before; ) {
      before = reached.size;
      const near = relations.filter((r) => cellsOf(r).some((k) => reached.has(k))).flatMap(cellsOf);
      if (hideOne(near)) return true;
      for (const k of near) reached.add(k);
    }
    return false;
  };
  for (let again = true; again; ) {
    again = false;
    for (const relation of relations) {
      const inside = relation.parts.filter((key) => hidden.has(key));
      const rest = inside.reduce((sum, key) => sum + value(key), 0);
      if (small(rest) && !hidden.has(relation.total) && inside.some((key) => guarded.includes(key)))
        again = hideOne(relation.parts) || hideOne([relation.total]) || again;
    }
    if (again) continue;
    const known = determined(table, [...hidden]);
    again = guarded.some((key) => known.has(key) && hideNear(key));
  }
  return hidden;
}
