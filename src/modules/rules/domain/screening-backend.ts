import type { Rule } from './expr';
import type { ScreeningResult } from './screening';

export const BACKENDS = ['columnar', 'sql'] as const;

/** One snapshot with one score run, ready to be screened: by columns in this process, or by an SQL engine. */
export type ScreeningBackend = {
  readonly kind: (typeof BACKENDS)[number];
  /** the same result on every backend (property-tested), rows by ascending enterprise id */
  readonly screen: (rules: readonly Rule[]) => Promise<ScreeningResult>;
};
