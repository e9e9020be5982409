/**
 * Places of a slider over the edges of a histogram: edge i is place i, values between two edges lie between
 * their places in proportion; values beyond the edges stand at the ends.
 */
export function placeOf(edges: readonly number[], value: number): number {
  const last = edges.length - 1;
  if (value <= edges[0]!) return 0;
  if (value >= edges[last]!) return last;
  const i = edges.findLastIndex((edge) => edge <= value);
  return i + (value - edges[i]!) / (edges[i + 1]! - edges[i]!);
}

export function valueAt(edges: readonly number[], place: number): number {
  const last = edges.length - 1;
  const i = Math.min(Math.floor(place), last);
  if (i === last) return edges[last]!;
  return edges[i]! + (place - i) * (edges[i + 1]! - edges[i]!);
}
