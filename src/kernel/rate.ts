declare const bpBrand: unique symbol;

/** A rate per year in integer basis points: 345 = 3.45 %. */
export type BasisPoints = number & { readonly [bpBrand]: true };

/** @throws RangeError when not an integer */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isInteger(value)) throw new RangeError('a rate is an integer number of basis points');
  return value as BasisPoints;
}

/** 345 -> "3.45%" */
export function formatRate(bp: BasisPoints): string {
  return `${(bp / 100).toFixed(2)}%`;
}
