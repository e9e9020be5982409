import { type Instant, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { WhitelistMember } from '@/server/prisma/client';
import type { ListFunnel } from '../domain/evaluate-list';
import { fewPseudonyms, type MemberName, nameMembers } from './name-members';
import { ownEdition } from './own-edition';

export type MemberLine = MemberName & {
  readonly rank: number;
  readonly outcome: 'pass' | 'refer';
  readonly score: number | undefined;
  /** 分; undefined = unknown, none is suggested, or `veiled` */
  readonly limitFen: bigint | undefined;
};

export type EditionPage = {
  readonly editionId: bigint;
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly members: number;
  readonly sha256: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly madeBy: string;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly funnel: ListFunnel;
  readonly lines: readonly MemberLine[];
  /** `afterRank` of the next page; undefined at the end */
  readonly next: number | undefined;
};

/** A member as its name allows to show it. */
export function memberLine(row: Omit<WhitelistMember, 'reasons'>, name: MemberName): MemberLine {
  return {
    ...name,
    rank: row.rank,
    outcome: row.outcome as 'pass' | 'refer',
    score: name.veiled ? undefined : (row.score ?? undefined),
    limitFen: name.veiled ? undefined : (row.limitFen ?? undefined),
  };
}

/** One page of a published list, by rank. @throws AppError not-found */
export async function editionMembers(
  scope: BankScope | OperatorScope,
  input: {
    readonly editionId: bigint;
    readonly afterRank: number;
    readonly limit: number;
    readonly outcome?: 'pass' | 'refer';
  },
): Promise<EditionPage> {
  const own = await ownEdition(scope, input.editionId);
  const { edition, build } = own;
  const rows = await db().whitelistMember.findMany({
    where: { editionId: edition.id, rank: { gt: input.afterRank }, outcome: input.outcome },
    orderBy: { rank: 'asc' },
    take: input.limit + 1,
    omit: { reasons: true },
  });
  const shown = rows.slice(0, input.limit);
  const names = await nameMembers(
    scope,
    shown.map((row) => row.enterpriseId),
    await fewPseudonyms(scope, own),
  );
  return {
    editionId: edition.id,
    code: edition.whitelist.code,
    name: edition.whitelist.name,
    number: edition.number,
    members: edition.members,
    sha256: edition.sha256,
    publishedAt: instant(edition.publishedAt),
    publishedBy: edition.publishedBy,
    madeBy: build.madeBy,
    snapshotId: build.snapshotId,
    scoreRunId: build.scoreRunId,
    funnel: build.funnel as unknown as ListFunnel,
    lines: shown.map((row) => memberLine(row, names.get(row.enterpriseId) as MemberName)),
    next: rows.length > input.limit ? shown.at(-1)?.rank : undefined,
  };
}
