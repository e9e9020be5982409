import { DISTRICTS } from '@/kernel/districts';
import { addMonths, addYearMonths, type IsoDate, isoDate, type YearMonth, yearMonth } from '@/kernel/period';
import { INDUSTRIES, type Industry } from './industries';
import { enterpriseName, inventUscc } from './names';
import { BINHAI_ZONES, PLACES } from './places';
import { Prng } from './prng';

/** Months of history the city's bureaus hold, and the last of them. */
export const HISTORY_MONTHS = 24;
export const LAST_MONTH: YearMonth = yearMonth('2026-10');
export const FIRST_MONTH: YearMonth = addYearMonths(LAST_MONTH, 1 - HISTORY_MONTHS);
export const MONTHS: readonly YearMonth[] = Array.from({ length: HISTORY_MONTHS }, (_, i) =>
  addYearMonths(FIRST_MONTH, i),
);

/** What a firm really is; the bureaus see only traces of it. Made anew from (seed, index) whenever needed. */
export type Firm = {
  readonly index: number;
  readonly uscc: string;
  readonly name: string;
  readonly kind: 'company' | 'individual' | 'cooperative' | 'homestay' | 'branch';
  readonly district: string;
  readonly zone: string | undefined;
  readonly street: string;
  readonly industry: Industry;
  readonly establishedOn: IsoDate;
  readonly capitalWan: number;
  readonly employees: number;
  /** Health in standard deviations; drives growth, discipline and default. */
  readonly health: number;
  /** Index into MONTHS at which the firm falls into distress, or undefined. */
  readonly distressAt: number | undefined;
  /** Months before the firm existed have sales 0. yuan per month of MONTHS. */
  readonly sales: readonly number[];
  readonly rng: (channel: number) => Prng;
};

const MIX = INDUSTRIES.map((i) => [i, i.weight] as const);

function kindOf(rng: Prng, industry: Industry): Firm['kind'] {
  if (industry.word === '民宿') return 'homestay';
  if (industry.code.startsWith('A')) return rng.chance(0.5) ? 'cooperative' : 'company';
  const small = /^(F52|H62|O81|R90)/.test(industry.code);
  return rng.weighted([
    ['company', small ? 45 : 78],
    ['individual', small ? 52 : 18],
    ['branch', 4],
  ] as const);
}

export function makeFirm(seed: number, index: number): Firm {
  const rng = new Prng(seed, index, 0);
  const industry = rng.weighted(MIX);
  const kind = kindOf(rng, industry);
  const place = rng.weighted(PLACES);
  const zone = place.code === '120116' ? rng.weighted(BINHAI_ZONES) : undefined;
  const ageMonths = Math.min(360, Math.floor(-Math.log(1 - rng.next()) * 78) + 1);
  const establishedOn = addMonths(
    isoDate(`${LAST_MONTH}-${String(rng.int(1, 28)).padStart(2, '0')}`),
    -ageMonths,
  );
  const health = rng.normal() + Math.min(0.6, ageMonths / 200);
  const scale =
    Math.exp(rng.normal() * 0.95 + Math.min(0.8, ageMonths / 180)) * (kind === 'individual' ? 0.35 : 1);
  const monthly = (industry.salesWan * 10_000 * scale) / 12;
  const hazard = 0.004 * Math.exp(-1.15 * health);
  let distressAt: number | undefined;
  for (let m = 0; m < HISTORY_MONTHS && distressAt === undefined; m++) if (rng.chance(hazard)) distressAt = m;
  const drift = 0.004 + 0.006 * health + 0.004 * rng.normal();
  const noise = 0.12 + 0.1 * rng.next();
  const sales = MONTHS.map((month, m) => {
    const age = ageMonths - (HISTORY_MONTHS - 1 - m);
    if (age < 0) return 0;
    const ramp = Math.min(1, (age + 2) / 10);
    const season = industry.high.includes(Number(month.slice(5))) ? 1.25 : 0.94;
    const fall = distressAt === undefined || m < distressAt ? 1 : 0.8 ** (m - distressAt + 1);
    return Math.round(monthly * ramp * season * fall * Math.exp(drift * m + noise * rng.normal()));
  });
  const name = enterpriseName(rng, kind, DISTRICTS[place.code] as string, industry);
  return {
    index,
    uscc: inventUscc(kind, place.code, index),
    name,
    kind,
    district: place.code,
    zone,
    street: rng.pick(place.streets),
    industry,
    establishedOn,
    capitalWan:
      rng.pick([10, 30, 50, 100, 100, 200, 300, 500, 500, 1000, 2000]) * (kind === 'individual' ? 0.1 : 1),
    employees: Math.max(
      1,
      Math.round(((monthly * 12) / 10_000 / (industry.salesWan / 14)) * (0.7 + 0.6 * rng.next())),
    ),
    health,
    distressAt,
    sales,
    rng: (channel) => new Prng(seed, index, channel),
  };
}

/** Months since distress began at MONTHS[m]; 0 when healthy then. */
export function distressMonths(firm: Firm, m: number): number {
  return firm.distressAt === undefined || m < firm.distressAt ? 0 : m - firm.distressAt + 1;
}
