import type { SecurityScope } from '@/kernel/permissions';
import { db } from '@/server/db';

/** The banks an account can be opened for, by name. */
export async function bankChoices(_scope: SecurityScope): Promise<{ bankId: bigint; name: string }[]> {
  const rows = await db().bank.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map((r) => ({ bankId: r.id, name: r.name }));
}
