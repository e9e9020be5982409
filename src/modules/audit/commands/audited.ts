import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/kernel/permissions';
import { db } from '@/server/db';
import { Prisma } from '@/server/prisma/client';
import { chainCommitted } from './chain-trail';

export type AuditEntry = {
  /** verb-noun, the command's name */
  readonly action: string;
  /** what it was done to: `kind:id` */
  readonly subject: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
};

type Work<T> = (tx: Prisma.TransactionClient) => Promise<{ result: T; entry: AuditEntry }>;

/**
 * The only way to write: runs `work` in one transaction together with its audit row, so that a
 * write without a trace cannot exist. `work` returns its result and the entry that describes it.
 * Never put personal data into an entry. The row is linked to the audit chain
 * right after the commit (chain-trail.ts). Where the database gave way to another transaction (deadlock),
 * nothing of this one is left: `work` runs again from its beginning, so it changes nothing but `tx`.
 */
export async function audited<T>(actor: Actor, work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await attempted(actor, work);
      await chainCommitted();
      return result;
    } catch (cause) {
      if (attempt === ATTEMPTS || !gaveWay(cause)) throw cause;
      await pause(Math.random() * 20 * attempt); // not in step with the other one again
    }
  }
}

const ATTEMPTS = 8;

/** Chosen as the victim of a deadlock and rolled back whole. */
function gaveWay(cause: unknown): boolean {
  if (!(cause instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const driver = cause.meta?.driverAdapterError as { cause?: { kind?: string } } | undefined;
  return cause.code === 'P2034' || driver?.cause?.kind === 'TransactionWriteConflict';
}

async function attempted<T>(actor: Actor, work: Work<T>): Promise<T> {
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
