import { AppError } from '@/kernel/errors';
import {
  addDays,
  addYearMonths,
  daysInMonth,
  type Instant,
  type IsoDate,
  instant,
  isoDate,
  monthOf,
  type YearMonth,
} from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { dateFromDb, dateToDb, db } from '@/server/db';
import type { Whitelist } from '@/server/prisma/client';
import { refuseForeign } from './own-whitelist';

/** One evaluation to be played again: a published edition, or a month-end that has none. */
export type TwinPoint = {
  readonly month: YearMonth;
  readonly kind: 'edition' | 'snapshot';
  readonly editionId: bigint | undefined;
  readonly number: number | undefined;
  readonly publishedAt: Instant | undefined;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
};

/** A month that cannot be played, why, and the commands that make it so. */
export type TwinGap = {
  readonly month: YearMonth;
  readonly asOf: IsoDate;
  /** the end of its last day in Tianjin: what was known then */
  readonly knownAt: Instant;
  readonly snapshotId: string | undefined;
  readonly words: string;
  readonly commands: readonly string[];
};

export type TwinPlan = {
  readonly code: string;
  readonly name: string;
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly points: readonly TwinPoint[];
  readonly gaps: readonly TwinGap[];
};

/** The scope's whitelist of this code. @throws AppError not-found; another bank's answers the same */
export async function whitelistOf(scope: BankScope | OperatorScope, code: string): Promise<Whitelist> {
  const whitelist = await db().whitelist.findUnique({ where: { code } });
  if (!whitelist) throw new AppError('not-found', 'whitelist-unknown', '没有这份名单，请刷新后重试。');
  refuseForeign(scope, whitelist);
  return whitelist;
}

function monthEnd(month: YearMonth): IsoDate {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return isoDate(`${month}-${String(daysInMonth(year, at)).padStart(2, '0')}`);
}

async function editionPoints(whitelistId: bigint): Promise<TwinPoint[]> {
  const editions = await db().whitelistEdition.findMany({
    where: { whitelistId },
    orderBy: { number: 'asc' },
  });
  const builds = await db().whitelistBuild.findMany({
    where: { id: { in: editions.map((e) => e.buildId) } },
  });
  const buildOf = new Map(builds.map((b) => [b.id, b]));
  const snapshots = await db().snapshot.findMany({
    where: { id: { in: builds.map((b) => b.snapshotId) } },
    select: { id: true, asOf: true, knownAt: true },
  });
  const snapshotOf = new Map(snapshots.map((s) => [s.id, s]));
  return editions.flatMap((e) => {
    const build = buildOf.get(e.buildId);
    const snapshot = build && snapshotOf.get(build.snapshotId);
    if (!build || !snapshot) return [];
    const asOf = dateFromDb(snapshot.asOf);
    return {
      month: monthOf(asOf),
      kind: 'edition' as const,
      editionId: e.id,
      number: e.number,
      publishedAt: instant(e.publishedAt),
      snapshotId: snapshot.id,
      scoreRunId: build.scoreRunId,
      asOf,
      knownAt: instant(snapshot.knownAt),
    };
  });
}

/** The month-end's scored snapshot with the least hindsight, or what is missing. */
export async function monthWithoutEdition(month: YearMonth): Promise<TwinPoint | TwinGap> {
  const asOf = monthEnd(month);
  const rows = await db().snapshot.findMany({
    where: { asOf: dateToDb(asOf) },
    select: { id: true, knownAt: true },
    orderBy: [{ knownAt: 'asc' }, { id: 'asc' }],
  });
  for (const { id, knownAt } of rows) {
    const run = await latestScoreRun(id);
    if (!run) continue;
    const nothing = { editionId: undefined, number: undefined, publishedAt: undefined };
    return {
      month,
      kind: 'snapshot',
      ...nothing,
      snapshotId: id,
      scoreRunId: run.id,
      asOf,
      knownAt: instant(knownAt),
    };
  }
  const knownAt = instant(new Date(`${addDays(asOf, 1)}T00:00:00+08:00`));
  const [unscored] = rows;
  const score = `xyd score --snapshot ${unscored?.id ?? '快照编号'} --back-test`;
  return {
    month,
    asOf,
    knownAt,
    snapshotId: unscored?.id,
    words: unscored
      ? `${month} 没有期次；月末快照 ${unscored.id} 还没有用主模型评分，不能推演。`
      : `${month} 没有期次，也没有 ${asOf} 的快照，不能推演。`,
    commands: unscored ? [score] : [`xyd snapshot build --as-of ${asOf} --known-at ${knownAt}`, score],
  };
}

/**
 * What the last months hold to be played again: editions by their data day, in the order of days; for a month
 * without one the month-end's scored snapshot. Months that have neither are named with the commands.
 * @param input.to default the month of the latest snapshot
 * @throws AppError not-found (list, `edition-none`, `snapshot-none`)
 */
export async function twinPlan(
  scope: BankScope | OperatorScope,
  input: { readonly code: string; readonly months: number; readonly to?: YearMonth },
): Promise<TwinPlan> {
  const { id, code, name } = await whitelistOf(scope, input.code);
  const editions = await editionPoints(id);
  if (editions.length === 0)
    throw new AppError(
      'not-found',
      'edition-none',
      `名单“${code}”还没有发布过，没有可以推演的口径。请先发布第一期。`,
    );
  const latest = input.to === undefined ? await latestSnapshot() : undefined;
  const to = input.to ?? (latest && monthOf(latest.asOf));
  if (!to) throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，不能推演。请先生成快照。');
  const from = addYearMonths(to, 1 - input.months);
  const points: TwinPoint[] = [];
  const gaps: TwinGap[] = [];
  for (let month = from; month <= to; month = addYearMonths(month, 1)) {
    const own = editions.filter((e) => e.month === month);
    if (own.length > 0) points.push(...own);
    else {
      const made = await monthWithoutEdition(month);
      if ('kind' in made) points.push(made);
      else gaps.push(made);
    }
  }
  points.sort((a, b) => (a.asOf === b.asOf ? (a.number ?? 0) - (b.number ?? 0) : a.asOf < b.asOf ? -1 : 1));
  return { code, name, from, to, points, gaps };
}
