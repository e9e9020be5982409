import { type Instant, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { BuildState } from '../domain/lifecycle';
import { ownedBy } from './own-whitelist';

export type WhitelistLine = {
  readonly whitelistId: bigint;
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly createdAt: Instant;
  /** newest first */
  readonly editions: readonly {
    readonly editionId: bigint;
    readonly number: number;
    readonly members: number;
    readonly sha256: string;
    readonly publishedBy: string;
    readonly publishedAt: Instant;
  }[];
  /** newest first */
  readonly builds: readonly {
    readonly buildId: bigint;
    readonly status: BuildState;
    readonly version: number;
    readonly members: number;
    readonly snapshotId: string;
    readonly madeBy: string;
    readonly madeAt: Instant;
    readonly checkedBy: string | undefined;
    readonly remark: string | undefined;
  }[];
};

const NEWEST = 50;

/** The scope's whitelists, the one worked on last first. */
export async function listWhitelists(scope: BankScope | OperatorScope): Promise<WhitelistLine[]> {
  const rows = await db().whitelist.findMany({
    where: ownedBy(scope),
    include: {
      editions: { orderBy: { number: 'desc' }, take: NEWEST },
      builds: { orderBy: { id: 'desc' }, take: NEWEST },
    },
  });
  const lines = rows.map((w) => ({
    whitelistId: w.id,
    code: w.code,
    name: w.name,
    purpose: w.purpose,
    createdAt: instant(w.createdAt),
    editions: w.editions.map((e) => ({
      editionId: e.id,
      number: e.number,
      members: e.members,
      sha256: e.sha256,
      publishedBy: e.publishedBy,
      publishedAt: instant(e.publishedAt),
    })),
    builds: w.builds.map((b) => ({
      buildId: b.id,
      status: b.status as BuildState,
      version: b.version,
      members: b.members,
      snapshotId: b.snapshotId,
      madeBy: b.madeBy,
      madeAt: instant(b.madeAt),
      checkedBy: b.checkedBy ?? undefined,
      remark: b.remark ?? undefined,
    })),
  }));
  const last = (w: WhitelistLine) => w.builds[0]?.madeAt ?? w.createdAt;
  return lines.sort((a, b) =>
    last(a) === last(b) ? (a.code < b.code ? -1 : 1) : last(a) < last(b) ? 1 : -1,
  );
}
