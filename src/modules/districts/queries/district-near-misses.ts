import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { DistrictScope, OperatorScope } from '@/kernel/permissions';
import { snapshotOf } from '@/modules/features/domain/snapshot-subset';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { liveProducts } from '@/modules/products/queries/live-products';
import { scoresOf } from '@/modules/risk/domain/score-subset';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { screen } from '@/modules/rules/queries/screen';
import { districtRows } from '../domain/district-rows';
import { type AloneStopped, type NearMissLine, nearMisses } from '../domain/near-misses';
import { districtOf } from './district-of';

export type DistrictNearMisses = {
  readonly snapshotId: string;
  readonly asOf: IsoDate;
  readonly enterprises: number;
  readonly lines: readonly NearMissLine[];
};

/**
 * 差一条: the district's enterprises that fail exactly one rule of a live product, grouped by that
 * rule: what holds most back. Products that do not serve the district are left out.
 * @throws AppError not-found when there is no snapshot yet
 */
export async function districtNearMisses(
  scope: DistrictScope | OperatorScope,
  asked: { district?: string; snapshot?: string } = {},
): Promise<DistrictNearMisses> {
  const district = districtOf(scope, asked.district);
  const snapshotId = asked.snapshot ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，请等平台生成后再看。');
  const [whole, run, products] = await Promise.all([
    openSnapshot(snapshotId),
    latestScoreRun(snapshotId),
    liveProducts(),
  ]);
  const rows = districtRows(whole, district);
  const snapshot = snapshotOf(whole, rows);
  const scores = run ? scoresOf(await openScores(run.id), rows) : undefined;
  const stopped: AloneStopped[] = [];
  for (const { code, terms, rules } of products) {
    if (terms.districts.length > 0 && !terms.districts.includes(district)) continue;
    const result = await screen({ snapshot, scores, rules });
    const marginal = new Map(result.rules.map((r) => [r.id, r.marginal]));
    for (const rule of rules) {
      stopped.push({ product: code, name: terms.name, rule, count: marginal.get(rule.id) ?? 0 });
    }
  }
  return { snapshotId, asOf: whole.manifest.asOf, enterprises: rows.length, lines: nearMisses(stopped) };
}
