import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { EnterpriseFacts } from '@/modules/rules/domain/path/enterprise-problem';
import { explainPath, type ToldPath } from '@/modules/rules/queries/explain-path';
import { pathFacts } from '@/modules/rules/queries/path-facts';
import { db } from '@/server/db';
import { logger } from '@/server/logger';
import type { WhitelistDefinition } from '../domain/definition';

/** Where one enterprise stands with one of the platform's own lists. */
export type OwnListing = {
  readonly whitelistId: bigint;
  readonly name: string;
  readonly purpose: string;
  readonly edition: number;
  readonly publishedAt: Instant;
  /** the day of the data the edition was made from */
  readonly asOf: string;
  /** absent: not on it */
  readonly outcome: 'pass' | 'refer' | undefined;
  /** why not, and what would help; absent when it is on the list */
  readonly path: ToldPath | undefined;
  /** not looked at at all: the list is of other districts or of certain batches, or had no data of it */
  readonly outside: boolean;
};

/**
 * Whether the scope's enterprise is on the latest edition of each list the platform itself published,
 * and if not, the path by the edition's own rules, data and model. Nothing of a bank's lists.
 */
export async function ownListing(scope: EnterpriseScope): Promise<OwnListing[]> {
  const { enterpriseId } = scope;
  const lists = await db().whitelist.findMany({
    where: { ownerKind: 'operator', editions: { some: {} } },
    include: { editions: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: { code: 'asc' },
  });
  const editions = lists.flatMap(({ editions: [edition] }) => edition ?? []);
  const [builds, rows] = await Promise.all([
    db().whitelistBuild.findMany({ where: { id: { in: editions.map((e) => e.buildId) } } }),
    db().whitelistMember.findMany({
      where: { enterpriseId, editionId: { in: editions.map((e) => e.id) } },
      select: { editionId: true, outcome: true },
    }),
  ]);
  const buildOf = new Map(builds.map((build) => [build.id, build]));
  const outcomeOf = new Map(rows.map((row) => [row.editionId, row.outcome as 'pass' | 'refer']));
  const listings: OwnListing[] = [];
  for (const { id, name, purpose, editions } of lists) {
    const edition = editions[0];
    const build = edition && buildOf.get(edition.buildId);
    if (!build) continue;
    const snapshot = await snapshotOf(build.snapshotId);
    if (!snapshot) continue;
    const outcome = outcomeOf.get(edition.id);
    const facts =
      outcome === 'pass' ? undefined : await pathFacts(snapshot, enterpriseId, build.scoreRunId ?? undefined);
    const path = facts && pathIn(build.definition as unknown as WhitelistDefinition, facts);
    listings.push({
      whitelistId: id,
      name,
      purpose,
      edition: edition.number,
      publishedAt: instant(edition.publishedAt),
      asOf: snapshot.manifest.asOf,
      outcome,
      path,
      outside: outcome === undefined && (path === undefined || path.kind === 'passes'),
    });
  }
  return listings;
}

/** A list whose data are lost says nothing of anybody until they are built again; the others do. */
async function snapshotOf(id: string): Promise<Snapshot | undefined> {
  try {
    return await openSnapshot(id);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    logger().warn({ snapshot: id, code: cause.code }, 'a list is left out: its snapshot cannot be opened');
    return undefined;
  }
}

/** By the list's rules; its districts are one more condition, and one that nothing changes. */
function pathIn({ districts, rules }: WhitelistDefinition, facts: EnterpriseFacts): ToldPath {
  if (districts.length === 0) return explainPath(rules, facts);
  const scope = {
    id: 'list:district',
    label: '注册地在名单覆盖的区域内',
    when: { op: 'in', feature: 'district', values: districts },
    onUnknown: 'fail',
    hard: true,
    actionable: false,
  } as const;
  return explainPath([scope, ...rules], facts);
}
