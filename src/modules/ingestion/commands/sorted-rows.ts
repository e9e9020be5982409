/** Ids this far apart are counted one by one; farther, and few rows among them, they are compared. */
const MOST_COUNTED = 1_000_000;

/**
 * The order of rows of one part by (enterprise, natural key, row number): counting by enterprise, then
 * each enterprise's few rows by key.
 * @param view rows as in mapped-rows.ts, their enterprises resolved
 * @returns offsets of the rows and the enterprise of each
 */
export function sortedRows(view: DataView): { offsets: Uint32Array; ids: Float64Array } {
  let rows = 0;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < view.byteLength; at += view.getUint32(at, true)) {
    const id = view.getFloat64(at + 8, true);
    if (id < low) low = id;
    if (id > high) high = id;
    rows++;
  }
  const offsets = new Uint32Array(rows);
  const ids = new Float64Array(rows);
  if (rows === 0) return { offsets, ids };
  const compare = (a: number, b: number) =>
    compareKeys(view, a, b) || view.getUint32(a + 36, true) - view.getUint32(b + 36, true);
  if (high - low > MOST_COUNTED + 8 * rows) return byComparing(view, offsets, ids, compare);
  const next = new Uint32Array(high - low + 2);
  for (let at = 0; at < view.byteLength; at += view.getUint32(at, true))
    next[view.getFloat64(at + 8, true) - low + 1]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  for (let at = 0; at < view.byteLength; at += view.getUint32(at, true)) {
    const id = view.getFloat64(at + 8, true);
    const place = next[id - low]!++;
    offsets[place] = at;
    ids[place] = id;
  }
  for (let from = 0, to = 0; from < rows; from = to) {
    for (to = from + 1; to < rows && ids[to] === ids[from]; ) to++;
    if (to - from > 1) sortRun(offsets, from, to, compare);
  }
  return { offsets, ids };
}

function byComparing(
  view: DataView,
  offsets: Uint32Array,
  ids: Float64Array,
  compare: (a: number, b: number) => number,
): { offsets: Uint32Array; ids: Float64Array } {
  let row = 0;
  for (let at = 0; at < view.byteLength; at += view.getUint32(at, true)) offsets[row++] = at;
  const idOf = (at: number) => view.getFloat64(at + 8, true);
  offsets.sort((a, b) => idOf(a) - idOf(b) || compare(a, b));
  for (let i = 0; i < offsets.length; i++) ids[i] = idOf(offsets[i]!);
  return { offsets, ids };
}

function sortRun(
  offsets: Uint32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  if (to - from > 24) {
    offsets.subarray(from, to).sort(compare);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = offsets[i]!;
    let at = i;
    while (at > from && compare(offsets[at - 1]!, row) > 0) {
      offsets[at] = offsets[at - 1]!;
      at--;
    }
    offsets[at] = row;
  }
}

/** As the database compares BINARY(16): byte by byte. */
export function compareKeys(view: DataView, a: number, b: number): number {
  for (let i = 16; i < 32; i += 4) {
    const difference = view.getUint32(a + i) - view.getUint32(b + i);
    if (difference !== 0) return difference;
  }
  return 0;
}
