import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { Prisma } from '@/server/prisma/client';
import { SEALED_COLUMNS } from '@/server/sealed-columns';

export type SealedCount = { readonly column: string; readonly key: string; readonly rows: number };

/** How many sealed texts stand under which key, by column and key. */
export async function sealedByKey(_scope: OperatorScope): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table, column } of SEALED_COLUMNS) {
    const [from, text] = [Prisma.raw(`\`${table}\``), Prisma.raw(`\`${column}\``)];
    const rows = await db().$queryRaw<{ key: string; n: bigint }[]>`
      SELECT SUBSTRING_INDEX(SUBSTRING_INDEX(${text}, '.', 2), '.', -1) AS \`key\`, COUNT(*) AS n
      FROM ${from} WHERE ${text} IS NOT NULL GROUP BY 1 ORDER BY 1`;
    counts.push(...rows.map(({ key, n }) => ({ column: `${table}.${column}`, key, rows: Number(n) })));
  }
  return counts;
}
