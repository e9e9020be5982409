import {
  addDays,
  addMonths,
  addYearMonths,
  type IsoDate,
  isoDate,
  monthOf,
  monthsBetween,
} from '@/kernel/period';
import { displayEnd, type Penalty } from '@/modules/ingestion/domain/display-period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { contracts } from './core-contracts';
import type { Feature, RecordView } from './feature';
import { registrationFacts } from './registration-facts';

/**
 * The first day after `asOf` on which a fact is at its target by time alone, from the records known now;
 * undefined where that cannot be told.
 */
export type HealsOn = (view: RecordView, asOf: IsoDate, target: number | string) => IsoDate | undefined;

/** The first day from which so many whole months have passed since a day. */
function monthsReached(since: IsoDate, months: number): IsoDate {
  const day = addMonths(since, months);
  // 31 August and six months: whole on 1 March only
  return monthsBetween(since, day) >= months ? day : addDays(day, 1);
}

/** 成立时长: an age is reached on the day of the month the firm was established on. */
export const ageReached: HealsOn = (view, asOf, target) => {
  const { establishedOn } = registrationFacts(view, asOf);
  return establishedOn ? monthsReached(isoDate(establishedOn), Number(target)) : undefined;
};

/** 合作时长: reached from the first contract, if by then one of the last 24 months is still known. */
export const tenureReached: HealsOn = (view, asOf, target) => {
  const { firstCore } = contracts(view, asOf);
  const day = firstCore && monthsReached(firstCore, Number(target));
  return day && contracts(view, day).coreSeen24 ? day : undefined;
};

/**
 * 纳税信用: the rating of a year is published in April of the next (纳税缴费信用管理办法, 国家税务总局公告
 * 2025年第12号), so the next one is known from the first April whose rating is not yet known. That it
 * will be the wanted one nobody can promise.
 */
export const nextRating: HealsOn = (view, asOf) => {
  const ratings = view.of('tax-rating') as readonly SourceRecord<{ readonly year: number }>[];
  const newest = ratings.reduce((year, { payload }) => Math.max(year, payload.year), 0);
  if (newest === 0) return undefined;
  const inApril = asOf.slice(5, 7) === '04' && Number(asOf.slice(0, 4)) - 1 > newest;
  if (inApril) return addDays(asOf, 1);
  const year = Number(asOf.slice(0, 4)) + (asOf.slice(5) < '04-01' ? 0 : 1);
  return isoDate(`${Math.max(year, newest + 2)}-04-01`);
};

/** The first of these days on which the fact, computed again from what is known now, is at most / at least the target. */
function firstReaching(
  compute: Feature['compute'],
  days: readonly IsoDate[],
  better: 'less' | 'more',
): HealsOn {
  return (view, asOf, target) =>
    [...new Set(days)].sort().find((day) => {
      if (day <= asOf) return false;
      const value = compute(view, day);
      if (typeof value !== 'number') return false;
      return better === 'less' ? value <= Number(target) : value >= Number(target);
    });
}

/** 近 n 个月: what happened leaves the window when a month begins. */
export function leavesWindow(
  feature: Pick<Feature, 'compute'>,
  months: number,
  better: 'less' | 'more' = 'less',
): HealsOn {
  return (view, asOf, target) => {
    const firsts = Array.from({ length: months }, (_, i) =>
      isoDate(`${addYearMonths(monthOf(asOf), i + 1)}-01`),
    );
    return firstReaching(feature.compute, firsts, better)(view, asOf, target);
  };
}

/**
 * 公示期: the day after the last displayed one, stated or by the rules (`display-period.ts`). A penalty
 * not yet corrected stays on display, and no day can be told for it.
 */
export function leavesDisplay(feature: Pick<Feature, 'compute'>): HealsOn {
  return (view, asOf, target) => {
    const penalties = view.of('penalty' satisfies SourceKey) as readonly SourceRecord<Penalty>[];
    const ends = penalties.flatMap(({ payload: p, eventDate }) => [
      p.displayUntil
        ? addDays(p.displayUntil, 1)
        : displayEnd(p.severity ?? 'serious', p.decidedOn ?? eventDate),
      ...(p.correctedOn && p.correctedOn > asOf ? [p.correctedOn] : []),
    ]);
    return firstReaching(feature.compute, ends, 'less')(view, asOf, target);
  };
}
