import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { DistrictScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { dateToDb } from '@/server/db';
import { METRICS, type MetricKey } from '../domain/metrics';
import { CITY } from '../domain/target';

/**
 * 填报: a district says how far it is with a target no data source records. Reports are kept; the
 * latest by its day counts.
 * @param today a report cannot lie in the future
 * @throws AppError not-found (target), forbidden (another district's), conflict (the platform counts
 *   this metric itself), invalid (day, value)
 */
export async function reportTarget(
  scope: DistrictScope,
  input: { targetId: bigint; value: number; reportedOn: IsoDate; note: string },
  today: IsoDate,
): Promise<{ reportId: bigint }> {
  if (!Number.isFinite(input.value) || input.value < 0) {
    throw new AppError('invalid', 'report-value', '填报值须为不小于 0 的数，请更正。');
  }
  if (input.reportedOn > today) {
    throw new AppError('invalid', 'report-in-future', '填报日期不能晚于今天，请更正。');
  }
  return audited(scope.actor, async (tx) => {
    const target = await tx.target.findUnique({ where: { id: input.targetId } });
    if (!target) throw new AppError('not-found', 'target-unknown', '没有这项指标任务，请刷新后重试。');
    if (target.districtCode !== scope.districtCode) {
      const whose = target.districtCode === CITY ? '市级' : '他区';
      throw new AppError('forbidden', 'target-not-yours', `这是${whose}指标任务，只能填报本区的。`);
    }
    if (METRICS[target.metric as MetricKey].source === 'computed') {
      throw new AppError('conflict', 'target-is-computed', '该指标由平台按业务数据计算，无需填报。');
    }
    const row = await tx.targetReport.create({
      data: {
        targetId: target.id,
        value: input.value,
        reportedOn: dateToDb(input.reportedOn),
        note: input.note,
        reportedBy: scope.actor.login,
      },
    });
    return {
      result: { reportId: row.id },
      entry: {
        action: 'report-target',
        subject: `target:${target.id}`,
        after: { value: input.value, reportedOn: input.reportedOn },
      },
    };
  });
}
