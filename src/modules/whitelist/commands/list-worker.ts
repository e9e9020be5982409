import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/kernel/errors';
import type { Snapshot, SnapshotManifest } from '@/modules/features/domain/snapshot';
import type { ScoredColumns } from '@/modules/rules/domain/snapshot-columns';
import type { WhitelistDefinition } from '../domain/definition';
import { evaluateList } from '../domain/evaluate-list';
import { encodeMembers, type ListHead } from '../domain/member';

/** What the thread of a list is given: shared columns, and what the list follows from. */
export type ListWork = {
  readonly manifest: SnapshotManifest;
  readonly enterpriseId: BigInt64Array;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly scores: ScoredColumns | undefined;
  readonly definition: WhitelistDefinition;
  readonly inBatches: ReadonlySet<bigint> | undefined;
  readonly head: ListHead;
};

/** A city's list is made in a thread of its own: half a minute in which the web server answers others. */
const { manifest, enterpriseId, columns, scores, definition, inBatches, head } = workerData as ListWork;
const snapshot: Snapshot = {
  manifest,
  rows: enterpriseId.length,
  enterpriseId,
  has: (feature) => columns.has(feature),
  column(feature) {
    const column = columns.get(feature);
    if (!column) throw new AppError('not-found', 'feature-unknown', `快照中没有指标 ${feature}。`);
    return column;
  },
};
const { members, funnel } = evaluateList(snapshot, scores, definition, inBatches);
const bytes = Uint8Array.from(encodeMembers(head, members));
parentPort?.postMessage({ count: members.length, funnel, bytes }, [bytes.buffer]);
