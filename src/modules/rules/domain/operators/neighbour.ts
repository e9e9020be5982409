const view = new DataView(new ArrayBuffer(8));

/** The next float64 above a finite number (IEEE 754 nextUp): turns `> x` into `≥ y`. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

export function nextDown(x: number): number {
  return -nextUp(-x);
}
