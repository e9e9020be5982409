import type { LoanHistory } from './loan-history';

/** A sum of known amounts in 分, of how many enterprises, and how many more have an unknown one. */
export type KnownSum = { readonly fen: bigint; readonly known: number; readonly unknown: number };

/** Enterprises by what is known of their loans since; `applied` to `late` overlap, the rest is a partition. */
export type OutcomeCounts = {
  readonly enterprises: number;
  /** no bank reported anything: unknown, neither good nor bad */
  readonly silent: number;
  readonly told: number;
  readonly applied: number;
  readonly granted: number;
  readonly drawn: number;
  /** drawn and at some time past due */
  readonly late: number;
  readonly bad: number;
  readonly good: number;
  readonly open: number;
};

export type OutcomeSums = {
  readonly granted: KnownSum;
  readonly drawn: KnownSum;
  readonly repaid: KnownSum;
  /** of the bad: drawn − repaid, at least 0 */
  readonly unrepaid: KnownSum;
  /** drawn by those that are not bad */
  readonly business: KnownSum;
};

/** Counts that overlap in ways nobody is shown; they stand here so that they cannot be worked out either. */
export type OutcomeOverlaps = {
  readonly grantedAndDrawn: number;
  readonly appliedAndGranted: number;
};

export type OutcomeTally = { readonly counts: OutcomeCounts; readonly sums: OutcomeSums } & OutcomeOverlaps;

export const NOTHING: KnownSum = { fen: 0n, known: 0, unknown: 0 };

export function addAmount(sum: KnownSum, amount: bigint | undefined): KnownSum {
  if (amount === undefined) return { ...sum, unknown: sum.unknown + 1 };
  return { fen: sum.fen + amount, known: sum.known + 1, unknown: sum.unknown };
}

/** What was not paid back; undefined when a part is unknown. */
export function unrepaidOf({ drawnFen, repaidFen }: LoanHistory): bigint | undefined {
  if (drawnFen === undefined || repaidFen === undefined) return undefined;
  return drawnFen > repaidFen ? drawnFen - repaidFen : 0n;
}

/** @param histories one per enterprise; undefined = nothing is known of it */
export function tallyOutcomes(histories: readonly (LoanHistory | undefined)[]): OutcomeTally {
  const told = histories.filter((h) => h !== undefined);
  const drawn = told.filter((h) => h.drawn);
  const bad = drawn.filter((h) => h.outcome === 'bad');
  const count = (of: readonly LoanHistory[], holds: (h: LoanHistory) => boolean) => of.filter(holds).length;
  const sum = (of: readonly LoanHistory[], amount: (h: LoanHistory) => bigint | undefined) =>
    of.reduce((total, h) => addAmount(total, amount(h)), NOTHING);
  return {
    counts: {
      enterprises: histories.length,
      silent: histories.length - told.length,
      told: told.length,
      applied: count(told, (h) => h.applied),
      granted: count(told, (h) => h.granted),
      drawn: drawn.length,
      late: count(drawn, (h) => h.late),
      bad: bad.length,
      good: count(drawn, (h) => h.outcome === 'good'),
      open: count(drawn, (h) => h.outcome === 'open'),
    },
    grantedAndDrawn: count(told, (h) => h.granted && h.drawn),
    appliedAndGranted: count(told, (h) => h.applied && h.granted),
    sums: {
      granted: sum(
        told.filter((h) => h.granted),
        (h) => h.grantedFen,
      ),
      drawn: sum(drawn, (h) => h.drawnFen),
      repaid: sum(drawn, (h) => h.repaidFen),
      unrepaid: sum(bad, unrepaidOf),
      business: sum(
        drawn.filter((h) => h.outcome !== 'bad'),
        (h) => h.drawnFen,
      ),
    },
  };
}
