import { type Instant, type IsoDate, instant } from '@/kernel/period';
import { dateFromDb, db } from '@/server/db';
import type { Prisma, Snapshot as SnapshotRow } from '@/server/prisma/client';

export type ListedSnapshot = {
  readonly id: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly enterprises: number;
  readonly records: number;
  readonly arrowSha256: string;
  readonly baseId: string | undefined;
  readonly builtAt: Instant;
};

/** Newest asOf first, of one asOf the one that knew most, of those the one built last; then by id. */
export const NEWEST_FIRST = [
  { asOf: 'desc' },
  { knownAt: 'desc' },
  { builtAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.SnapshotOrderByWithRelationInput[];

export function listed(row: Omit<SnapshotRow, 'manifest'>): ListedSnapshot {
  return {
    id: row.id,
    asOf: dateFromDb(row.asOf),
    knownAt: instant(row.knownAt),
    enterprises: row.enterprises,
    records: Number(row.records),
    arrowSha256: row.arrowSha256,
    baseId: row.baseId ?? undefined,
    builtAt: instant(row.builtAt),
  };
}

/** In the order of `NEWEST_FIRST`. No data of enterprises. */
export async function listSnapshots(limit = 100): Promise<ListedSnapshot[]> {
  const rows = await db().snapshot.findMany({
    orderBy: NEWEST_FIRST,
    omit: { manifest: true },
    take: limit,
  });
  return rows.map(listed);
}
