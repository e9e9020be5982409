import type { Actor } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';

export type AuditEntry = {
  /** verb-noun, the command's name */
  readonly action: string;
  /** what it was done to: `kind:id` */
  readonly subject: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
};

/**
 * The only way to write: runs `work` in one transaction together with its audit row, so that a
 * write without a trace cannot exist. `work` returns its result and the entry that describes it.
 * Never put personal data into an entry.
 */
export async function audited<T>(
  actor: Actor,
  work: (tx: Prisma.TransactionClient) => Promise<{ result: T; entry: AuditEntry }>,
): Promise<T> {
  return db().$transaction(
    async (tx) => {
      const { result, entry } = await work(tx);
      await tx.auditEvent.create({
        data: {
          actor: actor.login,
          role: actor.role,
          action: entry.action,
          subject: entry.subject,
          before: entry.before,
          after: entry.after,
        },
      });
      return result;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}
