import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { type MessagePort, messagePort, type Notice } from '@/server/message-port';
import type { Prisma } from '@/server/prisma/client';
import { open } from '@/server/sealed';

const BATCH = 50;
type Sent = { readonly sent: number; readonly withoutReader: number; readonly port: string };
type Waiting = { id: bigint; enterpriseId: bigint; title: string; body: string; link: string };

/**
 * Tells owners of enterprises outside the platform what stands in their messages: they do not look in every day.
 * Banks' staff work here and have webhooks. A batch is marked with its sending; where the gateway fails nothing of
 * the batch is marked and it goes again, with the same ids.
 * @throws AppError unavailable of the port; what was sent before stays marked
 */
export async function notifyOwners(scope: OperatorScope, port: MessagePort = messagePort()): Promise<Sent> {
  let [sent, withoutReader] = [0, 0];
  // nothing to say leaves no trace
  while (await db().message.findFirst({ where: { sentAt: null, enterpriseId: { not: null } } })) {
    const done = await audited(scope.actor, async (tx) => {
      const rows = await tx.$queryRaw<Waiting[]>`
        SELECT id, enterprise_id AS enterpriseId, title, body, link FROM message
         WHERE sent_at IS NULL AND enterprise_id IS NOT NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE`;
      const notices = await noticesOf(tx, rows);
      if (notices.length > 0) await port.send(notices);
      await tx.message.updateMany({
        where: { id: { in: rows.map((r) => r.id) } },
        data: { sentAt: new Date() },
      });
      const read = new Set(notices.map((n) => n.id.split('-')[0]));
      const unread = rows.filter((r) => !read.has(String(r.id))).length;
      return {
        result: { notices: notices.length, unread },
        entry: { action: 'notify-owners', subject: 'message', after: { notices: notices.length } },
      };
    });
    sent += done.notices;
    withoutReader += done.unread;
  }
  return { sent, withoutReader, port: port.name };
}

/** One for each owner of the enterprise, `<message>-<account>`. */
async function noticesOf(tx: Prisma.TransactionClient, rows: readonly Waiting[]): Promise<Notice[]> {
  const owners = await tx.user.findMany({
    where: {
      enterpriseId: { in: [...new Set(rows.map((r) => r.enterpriseId))] },
      role: 'enterprise-owner',
      disabledAt: null,
    },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ id, enterpriseId, title, body, link }) =>
    owners
      .filter((owner) => owner.enterpriseId === enterpriseId)
      .map((owner) => ({
        ...{ id: `${id}-${owner.id}`, name: owner.displayName, title, body, link },
        phone: owner.phoneSealed ? open(owner.phoneSealed, `user.phone_sealed:${owner.id}`) : undefined,
      })),
  );
}
