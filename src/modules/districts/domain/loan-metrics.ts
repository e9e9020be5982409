import { addMonths, type IsoDate } from '@/kernel/period';
import type { MetricKey } from './metrics';

/** What became of one loan or application, as a bank's feedback says; amount in 分 when given. */
export type LoanEvent = {
  readonly enterpriseId: string;
  readonly industryCode: string | null;
  readonly districtCode: string | null;
  readonly loanNo: string;
  readonly event: string;
  readonly happenedOn: IsoDate;
  readonly amount: number | undefined;
};

/** Days from..to, both included. */
export type LoanPeriod = { readonly from: IsoDate; readonly to: IsoDate };

/** The metrics that rest on loans alone. */
export const LOAN_METRICS = [
  'financed-enterprises',
  'credit-approved',
  'loans-cumulative',
  'loan-growth',
] as const satisfies readonly MetricKey[];
export type LoanMetric = (typeof LOAN_METRICS)[number];
/** 户, 万元, %; undefined = unknown */
export type LoanFigures = Readonly<Record<LoanMetric, number | undefined>>;

export const UNKNOWN_LOANS: LoanFigures = {
  'financed-enterprises': undefined,
  'credit-approved': undefined,
  'loans-cumulative': undefined,
  'loan-growth': undefined,
};

const FEN_PER_WAN = 1_000_000;
const EVER = '1900-01-01' as IsoDate;

/** Sum in 万元 of one kind of event in a period; undefined when an amount is missing: a part is not the whole. */
function sumWan(events: readonly LoanEvent[], kind: string, from: IsoDate, to: IsoDate): number | undefined {
  let sum = 0;
  for (const e of events) {
    if (e.event !== kind || e.happenedOn < from || e.happenedOn > to) continue;
    if (e.amount === undefined) return undefined;
    sum += e.amount;
  }
  return sum / FEN_PER_WAN;
}

/** The first day of the 12 months that growth compares with the 12 before. */
export function growthYear(to: IsoDate): IsoDate {
  return addMonths(to, -12);
}

/** Metrics of these events; that any feedback arrived at all is for the caller to know. */
export function loanMetrics(events: readonly LoanEvent[], { from, to }: LoanPeriod): LoanFigures {
  const drawn = events.filter((e) => e.event === 'drawn' && e.happenedOn >= from && e.happenedOn <= to);
  const year = growthYear(to);
  const lastYear = sumWan(events, 'drawn', year, to);
  const before = sumWan(
    events.filter((e) => e.happenedOn < year),
    'drawn',
    addMonths(to, -24),
    to,
  );
  return {
    'financed-enterprises': new Set(drawn.map((e) => e.enterpriseId)).size,
    'credit-approved': sumWan(events, 'approved', from, to),
    'loans-cumulative': sumWan(events, 'drawn', EVER, to),
    'loan-growth':
      lastYear !== undefined && before !== undefined && before > 0
        ? 100 * (lastYear / before - 1)
        : undefined,
  };
}
