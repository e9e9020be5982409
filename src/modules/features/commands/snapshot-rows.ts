import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { enterprisesTouched } from '@/modules/ingestion/queries/enterprises-touched';
import {
  countRecords,
  type EnterpriseRecords,
  streamRecords,
} from '@/modules/ingestion/queries/stream-records';
import { CATALOGUE } from '../domain/catalogue';
import { computeRow } from '../domain/compute-row';
import type { SnapshotManifest } from '../domain/snapshot';
import { viewOf } from '../domain/view';
import { openSnapshot } from '../queries/open-snapshot';
import { computeInThreads, worthThreads } from './snapshot-threads';
import type { SnapshotWriter } from './snapshot-writer';

type Wanted = {
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly covered: readonly SourceKey[];
  readonly base: SnapshotManifest | undefined;
  readonly onProgress?: (enterprises: number) => void;
};

/** Writes every row of a snapshot. @returns records known, and how many rows were computed */
export async function writeRows(
  writer: SnapshotWriter,
  wanted: Wanted,
): Promise<{ records: number; recomputed: number }> {
  const covered = new Set(wanted.covered);
  const counts = { records: 0, recomputed: 0 };
  const compute = async ({ enterpriseId, records }: EnterpriseRecords): Promise<void> => {
    const view = viewOf(records, covered, wanted.asOf, wanted.knownAt);
    await writer.add(enterpriseId, (columns, row) => computeRow(view, wanted.asOf, columns, row));
    counts.records += records.length;
    counts.recomputed += 1;
    if (writer.rows % 1000 === 0) wanted.onProgress?.(writer.rows);
  };
  if (!wanted.base) {
    if (await worthThreads(wanted.knownAt)) return computeInThreads(writer, wanted);
    for await (const enterprise of streamRecords({ knownAt: wanted.knownAt })) await compute(enterprise);
    return counts;
  }
  return mergeInto(writer, wanted, wanted.base, compute, counts);
}

/** Rows of the base as they are, those touched since computed anew, in ascending id. */
async function mergeInto(
  writer: SnapshotWriter,
  wanted: Wanted,
  base: SnapshotManifest,
  compute: (enterprise: EnterpriseRecords) => Promise<void>,
  counts: { records: number; recomputed: number },
): Promise<{ records: number; recomputed: number }> {
  const old = await openSnapshot(base.id);
  const columns = CATALOGUE.map((f) => old.column(f.key));
  const touched = await enterprisesTouched(base.knownAt, wanted.knownAt);
  const anew = new Set(touched);
  const before = await countRecords(base.knownAt, touched);

  let at = 0;
  const copyBelow = async (limit: bigint | undefined): Promise<void> => {
    const end = limit === undefined ? old.rows : firstFrom(old.enterpriseId, limit, at);
    while (at < end) {
      if (anew.has(old.enterpriseId[at]!)) {
        at++;
        continue;
      }
      const from = at;
      while (at < end && !anew.has(old.enterpriseId[at]!)) at++;
      await writer.addRows(old.enterpriseId, columns, from, at);
    }
    wanted.onProgress?.(writer.rows);
  };
  for await (const enterprise of streamRecords({ knownAt: wanted.knownAt, enterpriseIds: touched })) {
    await copyBelow(enterprise.enterpriseId);
    await compute(enterprise);
  }
  await copyBelow(undefined);
  return { records: base.records - before + counts.records, recomputed: counts.recomputed };
}

/** The first place from `at` on whose id is not below `limit`; ids ascend. */
function firstFrom(ids: BigInt64Array, limit: bigint, at: number): number {
  let [low, high] = [at, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
