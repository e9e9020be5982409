import { db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import { Refused } from '../domain/problem';
import type { Tx } from './api-client';

export type Request = { readonly clientId: bigint; readonly key: string; readonly fingerprint: string };

/** What was answered to this write before; undefined = it was not done. @throws Refused 422 for another write's key */
export async function keptAnswer({
  clientId,
  key,
  fingerprint,
}: Request): Promise<{ status: number; answer: Prisma.JsonObject } | undefined> {
  const row = await db().bankRequest.findUnique({ where: { clientId_key: { clientId, key } } });
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint)
    throw new Refused(
      422,
      'idempotency-key-reused',
      '这个 Idempotency-Key 已用于另一次写入，内容不同，这次没有做。每次新的写入请用新的键。',
    );
  return { status: row.status, answer: row.answer as Prisma.JsonObject };
}

/**
 * Keeps the answer in the write's own transaction. Of two at once with one key the second fails here, or at the
 * version of what they write, with nothing done; it then finds the answer of the first.
 */
export async function keepAnswer(
  tx: Tx,
  request: Request,
  status: number,
  answer: Prisma.InputJsonObject,
): Promise<void> {
  await tx.bankRequest.create({ data: { ...request, status, answer, at: new Date() } });
}
