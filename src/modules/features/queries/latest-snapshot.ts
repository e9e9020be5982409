import { db } from '@/server/db';
import { type ListedSnapshot, listed } from './list-snapshots';

/** The snapshot of the latest asOf, and of those the one that knew most; undefined before the first. */
export async function latestSnapshot(): Promise<ListedSnapshot | undefined> {
  const row = await db().snapshot.findFirst({
    orderBy: [{ asOf: 'desc' }, { knownAt: 'desc' }, { builtAt: 'desc' }, { id: 'desc' }],
  });
  return row ? listed(row) : undefined;
}
