import type { Ok, Refused } from '@/kernel/result';

/** 未知: nothing was computed, because the named inputs are unknown; never 0. */
export type Unknown = Refused<'input-unknown'> & {
  /** names of the unknown inputs, in the order they stand in the formula */
  readonly unknown: readonly string[];
};

/** A number that could be computed, or which inputs were missing for it. */
export type Estimate<T> = Ok<T> | Unknown;

type Known<I> = { readonly [K in keyof I]: Exclude<I[K], undefined> };

/** @param names of the inputs that are unknown, at least one */
export function unknownInputs(names: readonly string[]): Unknown {
  return { ok: false, code: 'input-unknown', unknown: names };
}

/**
 * Computes only when every input is known; all missing ones are named at once, so that a person is
 * not sent to look for them one after the other.
 * @param inputs undefined = unknown; NaN is not unknown here but a defect, refused by `input-bounds`
 */
export function whenKnown<I extends Readonly<Record<string, unknown>>, R>(
  inputs: I,
  compute: (known: Known<I>) => R,
): R | Unknown {
  const missing = Object.keys(inputs).filter((name) => inputs[name] === undefined);
  return missing.length > 0 ? unknownInputs(missing) : compute(inputs as Known<I>);
}
