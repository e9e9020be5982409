import type { RowDataPacket } from 'mysql2';
import { daysBetween, type Instant, type IsoDate, isoDate, type YearMonth } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { toDatetime } from '@/modules/ingestion/queries/batch-row';
import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import { suppressCells } from '@/modules/whitelist/domain/suppress-cells';
import type { TwinDraft } from '@/modules/whitelist/domain/twin';
import { evaluateTwin } from '@/modules/whitelist/queries/evaluate-twin';
import { twinPlan } from '@/modules/whitelist/queries/twin-plan';
import { db, pool } from '@/server/db';
import { assess, type Judgement, type TargetOperator } from '../domain/judge-target';
import { LOAN_METRICS, type LoanEvent, type LoanMetric, type LoanPeriod } from '../domain/loan-metrics';
import { METRICS, type MetricKey } from '../domain/metrics';
import { CITY } from '../domain/target';
import { type Bound, effectOn, type ListedSince, loansResting, restingOf } from '../domain/twin-effect';
import { loanEvents } from './loan-events';

export type TwinTarget = {
  readonly code: string;
  readonly label: string;
  readonly metric: LoanMetric;
  readonly metricLabel: string;
  readonly unit: string;
  readonly operator: string;
  readonly value: number | null;
  readonly valueTo: number | null;
  readonly year: number;
  /** undefined = unknown, or not a bank's to see */
  readonly bound: Bound;
  readonly judgement: Judgement | undefined;
  /** at the far end of the bound */
  readonly worst: Judgement | undefined;
};

export type TwinDistrict = {
  readonly districtCode: string;
  /** that applied or borrowed while on the list, and that the draft leaves out; undefined = hidden */
  readonly enterprises: number | undefined;
  readonly borrowers: number | undefined;
  /** 分; undefined = unknown or hidden */
  readonly drawnFen: number | undefined;
  readonly targets: readonly TwinTarget[];
};

export type TwinTargets = LoanPeriod & {
  readonly months: number;
  readonly evaluations: number;
  /** whether any bank's feedback is known at all */
  readonly told: boolean;
  readonly districts: readonly TwinDistrict[];
  readonly veiled: boolean;
};

/** Loans of a district beside the whole city: the last line. */
const UNPLACED = 'unknown';

async function listedSince(
  scope: BankScope | OperatorScope,
  input: {
    readonly code: string;
    readonly months: number;
    readonly to?: YearMonth;
    readonly draft: TwinDraft;
  },
  onProgress?: (done: number, of: number) => void,
): Promise<ListedSince[]> {
  const { points } = await twinPlan(scope, input);
  const found: ListedSince[] = [];
  for (const [i, { asOf, editionId, snapshotId }] of points.entries()) {
    const ask = editionId === undefined ? { snapshotId } : { editionId };
    const { before, movement, enterpriseId } = await evaluateTwin(scope, {
      ...ask,
      code: input.code,
      draft: input.draft,
    });
    const idsOf = (rows: readonly number[]) => new Set(rows.map((row) => String(enterpriseId(row))));
    found.push({ asOf, listed: idsOf(before.listed), left: idsOf(movement.left) });
    onProgress?.(i + 1, points.length);
  }
  return found;
}

async function targetsOf(district: string, bounds: Readonly<Record<LoanMetric, Bound>>, period: LoanPeriod) {
  const rows = await db().target.findMany({
    where: { districtCode: district, metric: { in: [...LOAN_METRICS] } },
    orderBy: { id: 'asc' },
  });
  const year = Number(period.to.slice(0, 4));
  const days = daysBetween(isoDate(`${year}-01-01`), isoDate(`${year + 1}-01-01`));
  const elapsed = Math.min(1, (daysBetween(period.from, period.to) + 1) / days);
  return rows.map((row): TwinTarget => {
    const metric = row.metric as LoanMetric;
    const definition = METRICS[metric as MetricKey];
    const bound = bounds[metric];
    const { value, valueTo } = row;
    const goal = { operator: row.operator as TargetOperator, value, valueTo };
    const judge = (actual: number | undefined) => assess(goal, definition.kind, actual, elapsed).judgement;
    return {
      code: row.code,
      label: row.label,
      metric,
      metricLabel: definition.label,
      unit: row.unit,
      operator: row.operator,
      value,
      valueTo,
      year: row.year,
      bound,
      judgement: judge(bound?.actual),
      worst: judge(goal.operator === 'lte' || goal.operator === 'lt' ? bound?.high : bound?.low),
    };
  });
}

/**
 * 指标影响: what of the districts' loan metrics rests on loans that began while the enterprise stood on this
 * list and that the draft would have left out. Between no change (they borrow all the same) and none of those
 * loans: which of it would have come true no record says. What those newly listed might have borrowed is not
 * claimed. A bank sees only counts of at least 10, and no district's totals, which are of all banks.
 * @param at.from first day of the flows
 * @throws AppError as `twinPlan` and `evaluateTwin`
 */
export async function twinTargets(
  scope: BankScope | OperatorScope,
  input: {
    readonly code: string;
    readonly months: number;
    readonly to?: YearMonth;
    readonly draft: TwinDraft;
  },
  at: { readonly from: IsoDate; readonly today: IsoDate; readonly knownAt: Instant },
  onProgress?: (done: number, of: number) => void,
): Promise<TwinTargets> {
  const points = await listedSince(scope, input, onProgress);
  const [all, told] = await Promise.all([loanEvents(CITY, at.knownAt), anyFeedback(at.knownAt)]);
  const events = all.filter((e) => e.happenedOn <= at.today);
  const resting = loansResting(points, events);
  const period = { from: at.from, to: at.today };
  const byDistrict = new Map<string, LoanEvent[]>();
  for (const e of events) {
    const code = e.districtCode ?? UNPLACED;
    byDistrict.set(code, [...(byDistrict.get(code) ?? []), e]);
  }
  const lines: TwinDistrict[] = [];
  for (const [code, own] of [
    [CITY, events] as const,
    ...[...byDistrict].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]) {
    const { enterprises, borrowers, drawnFen } = restingOf(own, resting);
    if (enterprises === 0) continue;
    const targets = told ? await targetsOf(code, effectOn(own, resting, period), period) : [];
    lines.push({ districtCode: code, enterprises, borrowers, drawnFen, targets });
  }
  const veiled = scope.kind === 'bank';
  const districts = veiled ? veil(lines) : lines;
  return { ...period, months: input.months, evaluations: points.length, told, districts, veiled };
}

async function anyFeedback(knownAt: Instant): Promise<boolean> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT 1 FROM batch WHERE source = 'repayment-feedback' AND known_at <= ? LIMIT 1`,
    [toDatetime(knownAt)],
  );
  return rows.length > 0;
}

function veil(lines: readonly TwinDistrict[]): TwinDistrict[] {
  const counts = new Map<string, number>();
  const unseen = new Set<string>();
  for (const { districtCode: code, enterprises = 0, borrowers = 0 } of lines) {
    counts.set(`all:${code}`, enterprises).set(`drew:${code}`, borrowers);
    counts.set(`rest:${code}`, enterprises - borrowers);
    unseen.add(`rest:${code}`);
  }
  const codes = lines.map((l) => l.districtCode);
  const hidden = suppressCells({
    counts,
    unseen,
    relations: [
      ...codes.map((code) => ({ total: `all:${code}`, parts: [`drew:${code}`, `rest:${code}`] })),
      ...['all', 'drew', 'rest'].map((of) => ({
        total: `${of}:${CITY}`,
        parts: codes.filter((c) => c !== CITY).map((c) => `${of}:${c}`),
      })),
    ],
  });
  return lines.map((line) => {
    const seen = (of: string) => !hidden.has(`${of}:${line.districtCode}`);
    return {
      districtCode: line.districtCode,
      enterprises: seen('all') ? line.enterprises : undefined,
      borrowers: seen('drew') ? line.borrowers : undefined,
      drawnFen: seen('drew') && (line.borrowers ?? 0) >= SMALLEST_CELL ? line.drawnFen : undefined,
      targets: [],
    };
  });
}
