import { createHash } from 'node:crypto';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { openScores } from '@/modules/risk/queries/open-scores';
import { runThread } from '@/server/thread';
import type { WhitelistDefinition } from '../domain/definition';
import { evaluateList, type ListFunnel } from '../domain/evaluate-list';
import { encodeMembers, type ListHead } from '../domain/member';
import type { ListWork } from './list-worker';

/** Below this a thread costs more than it saves. */
const THREAD_ROWS = 100_000;

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A list as it is kept: canonical bytes, named by their sha256. */
export type MadeList = {
  readonly count: number;
  readonly funnel: ListFunnel;
  readonly bytes: Buffer;
  readonly sha256: string;
};

/** A definition over a snapshot and its scores: the list's canonical bytes and its funnel. */
export async function evaluateDefinition(input: {
  readonly definition: WhitelistDefinition;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly ruleSetSha256: string;
}): Promise<MadeList> {
  const { definition, snapshotId, scoreRunId, ruleSetSha256 } = input;
  const snapshot = await openSnapshot(snapshotId);
  const scores = scoreRunId === null ? undefined : await openScores(scoreRunId);
  const { batchIds } = definition;
  const { knownAt } = snapshot.manifest;
  const inBatches = batchIds.length > 0 ? await enterprisesInBatches(batchIds, knownAt) : undefined;
  const definitionSha256 = sha256Of(canonicalJson(definition));
  const head: ListHead = { snapshotId, scoreRunId, ruleSetSha256, definitionSha256 };
  const scored = scores && { score: scores.score, pd: scores.pd };
  if (snapshot.rows >= THREAD_ROWS)
    return inThread({ ...handed(snapshot), scores: scored, definition, inBatches, head });
  const { members, funnel } = evaluateList(snapshot, scored, definition, inBatches);
  const bytes = encodeMembers(head, members);
  return { count: members.length, funnel, bytes, sha256: sha256Of(bytes) };
}

function handed(snapshot: Snapshot): Pick<ListWork, 'manifest' | 'enterpriseId' | 'columns'> {
  const { manifest, enterpriseId } = snapshot;
  const kept = manifest.features.filter(({ key }) => snapshot.has(key));
  return { manifest, enterpriseId, columns: new Map(kept.map(({ key }) => [key, snapshot.column(key)])) };
}

async function inThread(work: ListWork): Promise<MadeList> {
  let made: { count: number; funnel: ListFunnel; bytes: Uint8Array } | undefined;
  await runThread('src/modules/whitelist/commands/list-worker.ts', work, (message) => {
    made = message as typeof made;
  });
  if (!made) throw new Error('the thread of a list ended without one');
  const bytes = Buffer.from(made.bytes.buffer);
  return { count: made.count, funnel: made.funnel, bytes, sha256: sha256Of(bytes) };
}
