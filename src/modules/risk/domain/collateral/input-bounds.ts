import type { Fen } from '@/kernel/money';

type Named<T> = Readonly<Record<string, T | undefined>>;

function refuseUnless<T>(inputs: Named<T>, holds: (value: T) => boolean, words: string): void {
  for (const [name, value] of Object.entries(inputs))
    if (value !== undefined && !holds(value)) throw new RangeError(`${name} ${words}`);
}

/**
 * Probabilities, ratios and discounts: 0 to 1. A percent figure (45 for 45 %) is refused, not divided.
 * Unknown passes: what is known is checked even where nothing can be computed.
 * @throws RangeError outside 0–1 and for NaN
 */
export function checkFractions(inputs: Named<number>): void {
  refuseUnless(inputs, (x) => x >= 0 && x <= 1, 'is a fraction, 0 to 1');
}

/** Amounts in 分, 0 or more; unknown passes. @throws RangeError below 0 */
export function checkAmounts(inputs: Named<Fen>): void {
  refuseUnless(inputs, (x) => x >= 0n, 'is an amount of 0 or more');
}

/** Days, volatilities, multiples: finite and at least `least`; unknown passes. @throws RangeError else */
export function checkAtLeast(least: number, inputs: Named<number>): void {
  refuseUnless(inputs, (x) => Number.isFinite(x) && x >= least, `is a number of ${least} or more`);
}

/** A correlation: −1 to 1; unknown passes. @throws RangeError outside and for NaN */
export function checkCorrelation(correlation: number | undefined): void {
  refuseUnless({ correlation }, (x) => x >= -1 && x <= 1, 'is −1 to 1');
}
