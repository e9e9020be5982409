import { daysBetween, type IsoDate } from '@/kernel/period';
import type { DistrictScope, OperatorScope } from '@/kernel/permissions';
import { dateFromDb, dateToDb, db } from '@/server/db';
import { type Assessment, assess, type TargetOperator } from '../domain/judge-target';
import { type ComputedMetric, METRICS, type Metric, type MetricKey } from '../domain/metrics';
import { CITY, type Target } from '../domain/target';
import { districtOf } from './district-of';
import { type ActualPeriod, metricActuals } from './metric-actuals';

export type TargetLine = Target & {
  readonly targetId: bigint;
  readonly definition: Metric;
  /** in the target's unit; undefined = unknown */
  readonly actual: number | undefined;
  /** the day the actual is of: the query's, or that of the district's report */
  readonly actualOn: IsoDate | undefined;
  readonly reportNote: string | undefined;
  readonly assessment: Assessment;
};

/**
 * 指标任务: the targets of a district (and those the city sets for all), each against its actual over the
 * period, drawn out to the period's year end. Computed metrics are counted from events, reported
 * ones are the district's latest report by the day; what neither says is unknown.
 */
export async function districtTargets(
  scope: DistrictScope | OperatorScope,
  period: ActualPeriod,
  asked?: string,
): Promise<TargetLine[]> {
  const district = districtOf(scope, asked);
  const targets = await db().target.findMany({
    where: { districtCode: { in: [district, CITY] } },
    orderBy: [{ districtCode: 'desc' }, { id: 'asc' }],
  });
  const [actuals, reports] = await Promise.all([
    metricActuals(district, period),
    db().targetReport.findMany({
      where: { targetId: { in: targets.map((t) => t.id) }, reportedOn: { lte: dateToDb(period.to) } },
      orderBy: [{ reportedOn: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const latest = new Map(reports.map((r) => [r.targetId, r]));
  const year = Number(period.to.slice(0, 4));
  const yearDays = daysBetween(`${year}-01-01` as IsoDate, `${year + 1}-01-01` as IsoDate);
  const elapsed = Math.min(1, (daysBetween(period.from, period.to) + 1) / yearDays);
  return targets.map((row) => {
    const metric = row.metric as MetricKey;
    const definition: Metric = METRICS[metric];
    const report = latest.get(row.id);
    const counted = definition.source === 'computed';
    const actual = counted ? actuals[metric as ComputedMetric] : report?.value;
    const goal = { operator: row.operator as TargetOperator, value: row.value, valueTo: row.valueTo };
    return {
      targetId: row.id,
      code: row.code,
      districtCode: row.districtCode,
      metric,
      label: row.label,
      ...goal,
      unit: row.unit,
      base: row.base,
      baseNote: row.baseNote,
      year: row.year,
      document: row.document,
      quote: row.quote,
      definition,
      actual,
      actualOn: actual === undefined ? undefined : counted ? period.to : dateFromDb(report!.reportedOn),
      reportNote: counted ? undefined : report?.note,
      assessment: assess(goal, definition.kind, actual, elapsed),
    };
  });
}
