import type { IsoDate } from '@/kernel/period';
import {
  growthYear,
  LOAN_METRICS,
  type LoanEvent,
  type LoanMetric,
  type LoanPeriod,
  loanMetrics,
} from './loan-metrics';

/** Who was on a list and who a draft would have left out, from the data day of one evaluation on. */
export type ListedSince = {
  readonly asOf: IsoDate;
  readonly listed: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
};

/** [low, high] of a metric had some or all of these loans not been made; undefined = unknown */
export type Bound = { readonly actual: number; readonly low: number; readonly high: number } | undefined;

const keyOf = (e: Pick<LoanEvent, 'enterpriseId' | 'loanNo'>) => `${e.enterpriseId}:${e.loanNo}`;

/**
 * Loans that began while the enterprise stood on the list and the draft would have left it out: judged by the
 * last evaluation before the loan's first event. A loan from before all of them, or of one never listed, rests
 * on no list.
 * @param points by ascending day
 * @returns keys of loans, `enterprise:loan`
 */
export function loansResting(points: readonly ListedSince[], events: readonly LoanEvent[]): Set<string> {
  const began = new Map<string, LoanEvent>();
  for (const e of events) {
    const first = began.get(keyOf(e));
    if (!first || e.happenedOn < first.happenedOn) began.set(keyOf(e), e);
  }
  const resting = new Set<string>();
  for (const [key, { enterpriseId, happenedOn }] of began) {
    const then = points.filter((p) => p.asOf < happenedOn).at(-1);
    if (then?.left.has(enterpriseId)) resting.add(key);
  }
  return resting;
}

/**
 * Between "all of them would have borrowed all the same" and "none of these loans would have been made": the
 * records cannot say more. Growth may move either way, as the loans lie in the one year or the other.
 */
export function effectOn(
  events: readonly LoanEvent[],
  resting: ReadonlySet<string>,
  period: LoanPeriod,
): Readonly<Record<LoanMetric, Bound>> {
  const year = growthYear(period.to);
  const without = (drop: (e: LoanEvent) => boolean) =>
    loanMetrics(
      events.filter((e) => !(resting.has(keyOf(e)) && drop(e))),
      period,
    );
  const variants = [
    loanMetrics(events, period),
    without(() => true),
    without((e) => e.happenedOn >= year),
    without((e) => e.happenedOn < year),
  ];
  return Object.fromEntries(
    LOAN_METRICS.map((metric) => {
      const values = variants.map((v) => v[metric]);
      const actual = values[0];
      if (actual === undefined || values.some((v) => v === undefined)) return [metric, undefined];
      const known = values as number[];
      return [metric, { actual, low: Math.min(...known), high: Math.max(...known) }];
    }),
  ) as Record<LoanMetric, Bound>;
}

/** The resting loans among these events: how many, of how many enterprises, what was drawn on them in 分. */
export function restingOf(events: readonly LoanEvent[], resting: ReadonlySet<string>) {
  const own = events.filter((e) => resting.has(keyOf(e)));
  const drawn = own.filter((e) => e.event === 'drawn');
  return {
    enterprises: new Set(own.map((e) => e.enterpriseId)).size,
    loans: new Set(own.map(keyOf)).size,
    borrowers: new Set(drawn.map((e) => e.enterpriseId)).size,
    drawnFen: drawn.some((e) => e.amount === undefined)
      ? undefined
      : drawn.reduce((sum, e) => sum + (e.amount ?? 0), 0),
  };
}
