import { type IsoDate, tianjinDay } from '@/kernel/period';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import type { Feature, FeatureValue } from '@/modules/features/domain/feature';
import { viewOf } from '@/modules/features/domain/view';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot, readManifest } from '@/modules/features/queries/open-snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { expired } from '@/modules/ingestion/domain/fallen';
import { REDRESSED } from '@/modules/ingestion/domain/redress';
import { streamRecords } from '@/modules/ingestion/queries/stream-records';
import { db } from '@/server/db';
import { fallenNow, standingRecords } from './falling-records';
import { type StaleList, staleLists } from './stale-lists';

export type Violation =
  /** a value of the latest snapshot that is another without what may no longer be used; scores rest on it */
  | {
      readonly kind: 'feature';
      readonly enterpriseId: bigint;
      readonly feature: string;
      readonly value: FeatureValue;
      readonly without: FeatureValue;
    }
  /** a case was granted and its record still stands */
  | { readonly kind: 'not-applied'; readonly caseId: bigint }
  /** a list was published on a record known to have fallen */
  | { readonly kind: 'list'; readonly list: StaleList };

export type RedressCheck = {
  readonly snapshotId: string | undefined;
  /** enterprises with a record that may no longer be used */
  readonly enterprises: number;
  readonly violations: readonly Violation[];
  /** lists published before a record fell: true when they were made, to be followed by a new edition */
  readonly staleLists: readonly StaleList[];
};

/** What reads nothing but records that can fall: it can be computed from them alone. */
const JUDGED: readonly Feature[] = CATALOGUE.filter((feature) =>
  feature.sources.every((source) => (REDRESSED as readonly string[]).includes(source)),
);
const AT_ONCE = 1_000;

/**
 * 核验: that no expired, repaired or withdrawn record is left in features and score inputs of a snapshot (the
 * latest unless named), or under a list. Computes the features of each enterprise that has such a record
 * without it, and compares.
 * @throws AppError not-found (a snapshot that was named)
 */
export async function checkRedress(asked: { snapshot?: string; now?: Date } = {}): Promise<RedressCheck> {
  const now = asked.now ?? new Date();
  const snapshotId = asked.snapshot ?? (await latestSnapshot())?.id;
  const fallen = await fallenNow();
  const today = tianjinDay(now);
  const ids = await withUnusable(fallen, today);
  const violations: Violation[] = [];
  if (snapshotId !== undefined)
    for (let i = 0; i < ids.length; i += AT_ONCE)
      violations.push(...(await judge(snapshotId, ids.slice(i, i + AT_ONCE), fallen, today)));
  const waiting = await db().redressCase.findMany({
    where: { state: { in: ['upheld', 'repaired'] }, batchId: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  violations.push(...waiting.map(({ id }) => ({ kind: 'not-applied' as const, caseId: id })));
  const lists = await staleLists();
  violations.push(...lists.filter((l) => l.knownBefore).map((list) => ({ kind: 'list' as const, list })));
  return {
    snapshotId,
    enterprises: ids.length,
    violations,
    staleLists: lists.filter((l) => !l.knownBefore),
  };
}

type Fallen = Awaited<ReturnType<typeof fallenNow>>;

/** Enterprises with a record that may not be used on a day, ascending. */
async function withUnusable(fallen: Fallen, today: IsoDate): Promise<bigint[]> {
  const ids = new Set<bigint>(fallen.keys());
  for (const source of REDRESSED)
    for await (const record of standingRecords(source))
      if (expired(record, today)) ids.add(record.enterpriseId);
  return [...ids].sort((a, b) => (a < b ? -1 : 1));
}

async function judge(
  snapshotId: string,
  ids: readonly bigint[],
  fallen: Fallen,
  today: IsoDate,
): Promise<Violation[]> {
  const snapshot = await openSnapshot(snapshotId);
  const { asOf, knownAt, covered = [] } = await readManifest(snapshotId);
  const violations: Violation[] = [];
  for await (const { enterpriseId, records } of streamRecords({ knownAt, enterpriseIds: ids })) {
    const read = readRow(snapshot, enterpriseId);
    if (!read) continue;
    const usable = records.filter((r) => !fallen.get(enterpriseId)?.(r) && !expired(r, today));
    const view = viewOf(usable, new Set(covered), asOf, knownAt);
    for (const feature of JUDGED) {
      if (!snapshot.has(feature.key)) continue;
      const without = feature.compute(view, asOf);
      const value = read(feature.key);
      if (value !== without)
        violations.push({ kind: 'feature', enterpriseId, feature: feature.key, value, without });
    }
  }
  return violations;
}
