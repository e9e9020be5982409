import { createHash } from 'node:crypto';
import { canonicalJson } from '@/modules/features/domain/canonical-json';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { openScores } from '@/modules/risk/queries/open-scores';
import type { WhitelistDefinition } from '../domain/definition';
import { type EvaluatedList, evaluateList } from '../domain/evaluate-list';
import { encodeMembers } from '../domain/member';

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A definition over a snapshot and its scores: the list, its funnel and its canonical bytes. */
export async function evaluateDefinition(input: {
  readonly definition: WhitelistDefinition;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly ruleSetSha256: string;
}): Promise<EvaluatedList & { bytes: Buffer; sha256: string }> {
  const { definition, snapshotId, scoreRunId, ruleSetSha256 } = input;
  const snapshot = await openSnapshot(snapshotId);
  const scores = scoreRunId === null ? undefined : await openScores(scoreRunId);
  const { batchIds } = definition;
  const { knownAt } = snapshot.manifest;
  const inBatches = batchIds.length > 0 ? await enterprisesInBatches(batchIds, knownAt) : undefined;
  const list = evaluateList(snapshot, scores, definition, inBatches);
  const definitionSha256 = sha256Of(canonicalJson(definition));
  const bytes = encodeMembers({ snapshotId, scoreRunId, ruleSetSha256, definitionSha256 }, list.members);
  return { ...list, bytes, sha256: sha256Of(bytes) };
}
