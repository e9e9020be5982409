/** 1 for the smallest; equal values share the mean of the places they take. O(n log n). */
export function ranksOf(values: Float64Array): Float64Array {
  // numbers sort natively; their places would need a comparison called for each pair
  const sorted = values.slice().sort();
  const [distinct, mean] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  let size = 0;
  for (let from = 0; from < sorted.length; size++) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    distinct[size] = sorted[from]!;
    mean[size] = (from + 1 + to) / 2;
    from = to;
  }
  return values.map((value) => {
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distinct[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return mean[low]!;
  });
}

/**
 * Spearman's rank correlation with ties: Pearson's of the ranks.
 * @param a finite values, @param b as many
 * @returns −1 to 1; undefined where one of them does not vary: there is no order to compare
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number | undefined {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const mean = (x.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - mean, y[i]! - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  if (xx === 0 || yy === 0) return undefined;
  // rounding may carry the last digit past the end of the scale
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
