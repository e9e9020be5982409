import { db } from '@/server/db';

/** The banks of the platform, by name. Banks are public. */
export async function listBanks(): Promise<{ bankId: bigint; code: string; name: string }[]> {
  const rows = await db().bank.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map((r) => ({ bankId: r.id, code: r.code, name: r.name }));
}
