import { addYearMonths, type Instant, type IsoDate, monthOf, type YearMonth } from '@/kernel/period';
import type { DistrictScope, OperatorScope } from '@/kernel/permissions';
import { type FunnelLine, funnelOf } from '../domain/funnel';
import { SECTION_NAMES, sectionOf } from '../domain/industry-section';
import type { LoanEvent } from '../domain/loan-metrics';
import { authorisedMembers, listedMembers, registeredMembers } from './district-members';
import { districtOf } from './district-of';
import { loanEvents } from './loan-events';

export type DistrictFunnel = {
  readonly district: string;
  readonly on: IsoDate;
  readonly steps: readonly FunnelLine[];
  /** by GB/T 4754 section, most applications first; unknown industry last as `undefined` */
  readonly byIndustry: readonly {
    readonly section: string | undefined;
    readonly name: string;
    readonly applied: number;
    readonly approved: number;
    readonly drawn: number;
  }[];
  /** the 12 months to `on`; amount in 分; undefined = a drawdown was fed back without its amount */
  readonly drawnByMonth: readonly {
    readonly month: YearMonth;
    readonly loans: number;
    readonly amount: number | undefined;
  }[];
};

const idsOf = (events: readonly LoanEvent[], kind: string) =>
  new Set(events.filter((e) => e.event === kind).map((e) => e.enterpriseId));

/** The district's funnel over everything known by the day, by industry, and what was drawn month by month. */
export async function districtFunnel(
  scope: DistrictScope | OperatorScope,
  at: { on: IsoDate; knownAt: Instant },
  asked?: string,
): Promise<DistrictFunnel> {
  const district = districtOf(scope, asked);
  const [registered, authorised, listed, known] = await Promise.all([
    registeredMembers(district, at.knownAt),
    authorisedMembers(district, at.knownAt),
    listedMembers(district, at.knownAt),
    loanEvents(district, at.knownAt),
  ]);
  const events = known.filter((e) => e.happenedOn <= at.on);
  const [applied, approved, drawn] = ['applied', 'approved', 'drawn'].map((k) => idsOf(events, k)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const bySection = new Map<string | undefined, LoanEvent[]>();
  for (const event of events) {
    const section = sectionOf(event.industryCode);
    bySection.set(section, [...(bySection.get(section) ?? []), event]);
  }
  const byIndustry = [...bySection]
    .map(([section, part]) => ({
      section,
      name: section === undefined ? '行业未知' : (SECTION_NAMES[section] as string),
      applied: idsOf(part, 'applied').size,
      approved: idsOf(part, 'approved').size,
      drawn: idsOf(part, 'drawn').size,
    }))
    .sort(
      (a, b) =>
        Number(a.section === undefined) - Number(b.section === undefined) ||
        b.applied - a.applied ||
        ((a.section ?? '') < (b.section ?? '') ? -1 : 1),
    );
  const last = monthOf(at.on);
  const drawnByMonth = Array.from({ length: 12 }, (_, i) => addYearMonths(last, i - 11)).map((month) => {
    const loans = events.filter((e) => e.event === 'drawn' && monthOf(e.happenedOn) === month);
    const whole = loans.every((e) => e.amount !== undefined);
    return {
      month,
      loans: loans.length,
      amount: whole ? loans.reduce((sum, e) => sum + (e.amount as number), 0) : undefined,
    };
  });
  return {
    district,
    on: at.on,
    steps: funnelOf({ registered, authorised, listed, applied, approved, drawn }),
    byIndustry,
    drawnByMonth,
  };
}
