import { addMonths, type IsoDate } from '@/kernel/period';

export type Severity = 'minor' | 'general' | 'serious';

/**
 * Longest display of a penalty in months from its decision, by the rules in force on that day.
 * From 2026-04-01 国家发展改革委令第36号: 轻微 at most 3 months, 一般 1 year, 严重 3 years. Before it
 * 令第58号 (2023-05-01) knew one maximum, 3 years; a minor one was not displayed longer than 3 months.
 */
const MAXIMUM: readonly { readonly from: string; readonly months: Readonly<Record<Severity, number>> }[] = [
  { from: '2026-04-01', months: { minor: 3, general: 12, serious: 36 } },
  { from: '0000-01-01', months: { minor: 3, general: 36, serious: 36 } },
];

export type Penalty = {
  readonly decidedOn?: IsoDate;
  readonly severity?: Severity;
  readonly displayUntil?: IsoDate;
  readonly corrected?: boolean;
  readonly correctedOn?: IsoDate;
};

/** First day on which a penalty of this severity is no longer displayed, once corrected. */
export function displayEnd(severity: Severity, decidedOn: IsoDate): IsoDate {
  const rules = MAXIMUM.find((rule) => decidedOn >= rule.from)!;
  return addMonths(decidedOn, rules.months[severity]);
}

/**
 * Whether a penalty is in its display period on `asOf`: to the day its authority stated; else for the
 * maximum of its severity (the longest where that is unknown), and on while it is known to be uncorrected.
 * @param eventDate stands for the decision where its day is not known
 */
export function onDisplay(penalty: Penalty, eventDate: IsoDate, asOf: IsoDate): boolean {
  const { displayUntil, corrected, correctedOn } = penalty;
  if (displayUntil !== undefined) return asOf <= displayUntil;
  const uncorrected = corrected === false || (correctedOn !== undefined && correctedOn > asOf);
  return uncorrected || asOf < displayEnd(penalty.severity ?? 'serious', penalty.decidedOn ?? eventDate);
}
