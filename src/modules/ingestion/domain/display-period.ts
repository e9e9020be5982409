import { addMonths, type IsoDate } from '@/kernel/period';
import { rulesOn, type Severity } from './repair-rules';

/** What of a penalty decides how long it is displayed. */
export type Penalty = {
  readonly decidedOn?: IsoDate;
  readonly severity?: Severity;
  readonly displayUntil?: IsoDate;
  readonly corrected?: boolean;
  readonly correctedOn?: IsoDate;
};

/** First day on which a penalty of this severity is no longer displayed, once corrected. */
export function displayEnd(severity: Severity, decidedOn: IsoDate): IsoDate {
  return addMonths(decidedOn, rulesOn(decidedOn).maximum[severity]);
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
