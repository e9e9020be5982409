import { db } from '@/server/db';
import { type ListedSnapshot, listed, NEWEST_FIRST } from './list-snapshots';

/** The snapshot of the latest asOf, and of those the one that knew most; undefined before the first. */
export async function latestSnapshot(): Promise<ListedSnapshot | undefined> {
  const row = await db().snapshot.findFirst({
    orderBy: NEWEST_FIRST,
    omit: { manifest: true },
  });
  return row ? listed(row) : undefined;
}
