import { type Kernels, newKernels } from './columnar/kernels';
import type { ColumnSource } from './columnar/mark-program';
import { columnMarker, ScreeningSession } from './columnar/screening-session';
import type { Rule } from './expr';
import type { ScreeningResult } from './screening';

export type KernelPair = { readonly marking: Kernels; readonly keeping: Kernels };
let shared: KernelPair | undefined;

/**
 * All rules over all rows, by columns, once: the same outcomes as `evaluateRow` for each row
 * (property-tested), without its traces. Bitsets in blocks of 8,192 rows; counts in the order of the rules.
 */
export function evaluateColumns(
  rules: readonly Rule[],
  source: ColumnSource,
  kernels?: KernelPair,
): ScreeningResult {
  shared ??= { marking: newKernels(), keeping: newKernels() };
  const { marking, keeping } = kernels ?? shared;
  return new ScreeningSession(source.rows, columnMarker(source, marking), keeping).screen(rules);
}
