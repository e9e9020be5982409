/** 97.5 % of the normal distribution lies below. */
export const Z95 = 1.959963984540054;

/** Wilson's 95 % interval of a share; unlike ± z·s.e. it holds for few cases and for none of many. */
export function wilson95(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // exactly at the ends, where rounding would step over them
  return {
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === n ? 1 : Math.min(1, middle + half),
  };
}

/** Whether two shares differ by more than chance would make them, 95 %. */
export function sharesDiffer(hits: number, n: number, others: number, m: number): boolean {
  if (n === 0 || m === 0) return false;
  const pooled = (hits + others) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return error > 0 && Math.abs(hits / n - others / m) > Z95 * error;
}
