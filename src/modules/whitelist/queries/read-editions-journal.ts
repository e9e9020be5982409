import { canonicalJson } from '@/modules/features/domain/canonical-json';
import type { KeptManifest } from '@/modules/features/domain/manifest';
import { dateFromDb, db } from '@/server/db';
import { sha256Of } from '../commands/evaluate-definition';
import { type EditionLine, editionLine } from '../domain/journal';

const at = (time: Date) => time.toISOString();
const idOrNull = (value: bigint | null) => (value === null ? null : String(value));

/**
 * What was made of the records and cannot be derived from them, as lines of the journal: rule sets, decisions
 * on models, lists with their builds and editions, and of the snapshots and scores those were built on what
 * they must come out as.
 */
export async function readEditionsJournal(): Promise<EditionLine[]> {
  const builds = await db().whitelistBuild.findMany({ orderBy: { id: 'asc' } });
  const editions = new Map((await db().whitelistEdition.findMany()).map((e) => [e.buildId, e]));
  const snapshotIds = [...new Set(builds.map((b) => b.snapshotId))];
  const runIds = [...new Set(builds.flatMap((b) => b.scoreRunId ?? []))];
  const [ruleSets, activations, snapshots, runs, whitelists] = await Promise.all([
    db().ruleSet.findMany({ orderBy: { id: 'asc' } }),
    db().modelActivation.findMany({ orderBy: { id: 'asc' } }),
    db().snapshot.findMany({
      where: { id: { in: snapshotIds } },
      orderBy: [{ knownAt: 'asc' }, { id: 'asc' }],
    }),
    db().scoreRun.findMany({ where: { id: { in: runIds } }, orderBy: { id: 'asc' } }),
    db().whitelist.findMany({ orderBy: { id: 'asc' } }),
  ]);
  const lines: { kind: EditionLine['kind'] }[] = [
    ...ruleSets.map(({ id, createdAt, ...rest }) => ({
      kind: 'rule-set' as const,
      ...rest,
      id: String(id),
      createdAt: at(createdAt),
    })),
    ...activations.map(({ id, proposedAt, decidedAt, ...rest }) => ({
      kind: 'model-activation' as const,
      ...rest,
      id: String(id),
      proposedAt: at(proposedAt),
      decidedAt: decidedAt && at(decidedAt),
    })),
    ...snapshots.map((s) => ({
      kind: 'snapshot' as const,
      id: s.id,
      asOf: dateFromDb(s.asOf),
      knownAt: at(s.knownAt),
      rows: s.enterprises,
      records: Number(s.records),
      featuresSha256: featuresSha256((s.manifest as unknown as KeptManifest).features),
      arrowSha256: s.arrowSha256,
    })),
    ...runs.map(({ id, snapshotId, model, version, modelSha256, arrowSha256 }) => ({
      kind: 'score-run' as const,
      ...{ id, snapshotId, model, version, modelSha256, arrowSha256 },
    })),
    ...whitelists.map(({ id, bankId, productId, createdAt, ...rest }) => ({
      kind: 'whitelist' as const,
      ...rest,
      id: String(id),
      bankId: idOrNull(bankId),
      productId: idOrNull(productId),
      createdAt: at(createdAt),
    })),
    ...builds.map(({ funnel: _, path: __, ...b }) => {
      const edition = editions.get(b.id);
      return {
        kind: 'build' as const,
        ...b,
        id: String(b.id),
        whitelistId: String(b.whitelistId),
        ruleSetId: String(b.ruleSetId),
        madeAt: at(b.madeAt),
        checkedAt: b.checkedAt && at(b.checkedAt),
        edition: edition
          ? {
              id: String(edition.id),
              number: edition.number,
              sha256: edition.sha256,
              members: edition.members,
              publishedBy: edition.publishedBy,
              publishedAt: at(edition.publishedAt),
            }
          : null,
      };
    }),
  ];
  return lines.map((line) => editionLine.parse(line));
}

export function featuresSha256(features: KeptManifest['features']): string {
  return sha256Of(canonicalJson(features));
}
