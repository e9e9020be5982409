import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { type RuleSetVersion, ruleSetVersions } from '@/modules/rules/queries/rule-set-versions';
import { db } from '@/server/db';
import { whitelistOf } from './twin-plan';

export type TwinRuleVersion = RuleSetVersion & {
  /** an edition of the list was published by these rules */
  readonly published: boolean;
  /** the latest edition was */
  readonly inForce: boolean;
};
export type TwinRules = {
  /** newest first; a bank's are those that were published */
  readonly versions: readonly TwinRuleVersion[];
  /** whether drafts, templates and products may be played as well */
  readonly drafts: boolean;
};

/** What may be played over an own list's past, as `evaluateTwin` takes it. @throws AppError not-found */
export async function twinRules(scope: BankScope | OperatorScope, code: string): Promise<TwinRules> {
  const { id } = await whitelistOf(scope, code);
  const [kept, published] = await Promise.all([
    ruleSetVersions(`whitelist:${code}`, 100),
    publishedRules(id),
  ]);
  const drafts = scope.kind !== 'bank';
  const versions = kept.map((version) => ({
    ...version,
    published: published.includes(version.sha256),
    inForce: published[0] === version.sha256,
  }));
  return { versions: versions.filter((v) => drafts || v.published), drafts };
}

/** sha256 of the rules each edition of a list was published by, the latest edition's first. */
export async function publishedRules(whitelistId: bigint): Promise<string[]> {
  const editions = await db().whitelistEdition.findMany({
    where: { whitelistId },
    select: { buildId: true },
    orderBy: { number: 'desc' },
  });
  const builds = await db().whitelistBuild.findMany({
    where: { id: { in: editions.map((e) => e.buildId) } },
    select: { id: true, ruleSetId: true },
  });
  const ruleSets = await db().ruleSet.findMany({
    where: { id: { in: builds.map((b) => b.ruleSetId) } },
    select: { id: true, sha256: true },
  });
  const ruleSetOf = new Map(builds.map((b) => [b.id, b.ruleSetId]));
  const sha256Of = new Map(ruleSets.map((r) => [r.id, r.sha256]));
  return editions.flatMap(({ buildId }) => sha256Of.get(ruleSetOf.get(buildId) ?? 0n) ?? []);
}
