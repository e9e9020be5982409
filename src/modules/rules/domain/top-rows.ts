import { bitAt } from './breakdown';
import type { ColumnSource } from './columnar/mark-program';
import type { Bitset } from './screening';

/** One key of an order; an unknown value comes last either way. */
export type RankingKey = { readonly feature: string; readonly direction: 'desc' | 'asc' };

/** Better first; unknown last; ties by row, which is by enterprise id. */
export function byRanking(
  source: ColumnSource,
  ranking: readonly RankingKey[],
): (a: number, b: number) => number {
  const keys = ranking.map(({ feature, direction }) => ({
    column: source.column(feature),
    sign: direction === 'desc' ? -1 : 1,
  }));
  return (a, b) => {
    for (const { column, sign } of keys) {
      const [x, y] = [column?.[a] ?? Number.NaN, column?.[b] ?? Number.NaN];
      if (Number.isNaN(x) && Number.isNaN(y)) continue;
      if (Number.isNaN(x)) return 1;
      if (Number.isNaN(y)) return -1;
      if (x !== y) return (x - y) * sign;
    }
    return a - b;
  };
}

/**
 * The first `n` rows of a set by an order, best first: a heap with the worst of the kept on top, so that most
 * rows cost one comparison.
 */
export function topRows(
  rows: Bitset,
  source: ColumnSource,
  ranking: readonly RankingKey[],
  n: number,
): number[] {
  const order = byRanking(source, ranking);
  const lead = ranking[0] && source.column(ranking[0].feature);
  const descending = ranking[0]?.direction === 'desc';
  const heap: number[] = [];
  let worst = descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY; // of the leading key among the kept: nothing falls behind it yet
  for (let w = 0; w < rows.length; w++)
    for (let rest = rows[w]!; rest !== 0; rest &= rest - 1) {
      const row = w * 32 + 31 - Math.clz32(rest & -rest);
      // most fall by their leading key alone
      if (lead && (descending ? lead[row]! < worst : lead[row]! > worst)) continue;
      if (heap.length < n) {
        heap.push(row);
        rise(heap, order);
      } else if (n > 0 && order(row, heap[0]!) < 0) {
        heap[0] = row;
        sink(heap, order);
      } else continue;
      if (lead && heap.length === n) worst = lead[heap[0]!]!;
    }
  return heap.sort(order);
}

function rise(heap: number[], order: (a: number, b: number) => number): void {
  for (let at = heap.length - 1; at > 0; ) {
    const up = (at - 1) >> 1;
    if (order(heap[at]!, heap[up]!) <= 0) return;
    [heap[at], heap[up]] = [heap[up]!, heap[at]!];
    at = up;
  }
}

function sink(heap: number[], order: (a: number, b: number) => number): void {
  for (let at = 0; ; ) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && order(heap[child]!, heap[worst]!) > 0) worst = child;
    if (worst === at) return;
    [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
    at = worst;
  }
}

/** Rows of a set, ascending. */
export function rowsOf(bits: Bitset, rows: number): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (bitAt(bits, row)) found.push(row);
  return found;
}
