import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { keyRing } from '@/server/data-keys';
import { Prisma } from '@/server/prisma/client';
import { lookUpHash, open, seal } from '@/server/sealed';
import { placeOf, SEALED_COLUMNS, type SealedColumn } from '@/server/sealed-columns';

const BATCH = 200;

/**
 * Seals every sealed field anew with the first key of the ring, batch by batch, each with its trace. Readers see
 * the old or the new text, both of which open. Killed, run again: what is done is not done twice.
 * @throws AppError of `open` for a text that is broken or whose key is missing: nothing of its batch changed
 */
export async function rotateKeys(
  actor: Actor,
  options: { batch?: number; onBatch?: (done: number) => void } = {},
): Promise<{ key: string; sealed: number }> {
  const [{ id: key }] = keyRing();
  let sealed = 0;
  for (const column of SEALED_COLUMNS) {
    let more = true;
    while (more) {
      const count = await sealBatch(actor, column, options.batch ?? BATCH);
      sealed += count;
      more = count > 0;
      options.onBatch?.(sealed);
    }
  }
  return { key, sealed };
}

async function sealBatch(actor: Actor, column: SealedColumn, size: number): Promise<number> {
  const [first] = keyRing();
  const name = (text: string) => Prisma.raw(`\`${text}\``);
  const [table, id, text] = [name(column.table), name(column.key), name(column.column)];
  return audited(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ id: bigint; text: string }[]>`
      SELECT ${id} AS id, ${text} AS text FROM ${table}
      WHERE ${text} IS NOT NULL AND ${text} NOT LIKE ${`v1.${first.id}.%`}
      ORDER BY ${id} LIMIT ${size} FOR UPDATE`;
    for (const row of rows) {
      const place = placeOf(column, row.id);
      const plain = open(row.text, place);
      const hash = column.hash
        ? Prisma.sql`, ${name(column.hash)} = ${lookUpHash(plain, `${column.table}.${column.column}`, first)}`
        : Prisma.empty;
      await tx.$executeRaw`UPDATE ${table} SET ${text} = ${seal(plain, place, [first])}${hash} WHERE ${id} = ${row.id}`;
    }
    return {
      result: rows.length,
      entry: {
        action: 'rotate-keys',
        subject: `column:${column.table}.${column.column}`,
        after: { key: first.id, rows: rows.length },
      },
    };
  });
}
