import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { type MessagePort, messagePort, type Notice } from '@/server/message-port';
import type { Prisma } from '@/server/prisma/client';
import { open } from '@/server/sealed';

const BATCH = 50;
const WAITING = { sentAt: null, enterpriseId: { not: null } } as const;
type Done = { readonly sent: number; readonly refused: number; readonly withoutReader: number };
type Waiting = { id: bigint; enterpriseId: bigint; title: string; body: string; link: string };
type Told = { readonly messageId: bigint; readonly notice: Notice };

/**
 * Tells owners of enterprises outside the platform what stands in their messages: they do not look in every day.
 * Banks' staff work here and have webhooks. A message is marked once none of its notices may still go out; one
 * that failed comes again with the same id, and so do those to the other owners of its enterprise.
 * @throws AppError unavailable `message-gateway`: some failed; the others are marked
 */
export async function notifyOwners(
  scope: OperatorScope,
  port: MessagePort = messagePort(),
): Promise<Done & { readonly port: string }> {
  const all = { sent: 0, refused: 0, withoutReader: 0 };
  // nothing to say leaves no trace
  while (await db().message.findFirst({ where: WAITING })) {
    const { failed, ...done } = await tellSome(scope, port);
    for (const key of ['sent', 'refused', 'withoutReader'] as const) all[key] += done[key];
    if (failed > 0)
      throw new AppError(
        'unavailable',
        'message-gateway',
        `短信邮件网关没有收下 ${failed} 条，消息留着，下次再送；已送出 ${all.sent} 条。请检查 XYD_MESSAGE_URL 与网关。`,
      );
  }
  return { ...all, port: port.name };
}

async function tellSome(scope: OperatorScope, port: MessagePort): Promise<Done & { failed: number }> {
  return audited(scope.actor, async (tx) => {
    const rows = await tx.$queryRaw<Waiting[]>`
      SELECT id, enterprise_id AS enterpriseId, title, body, link FROM message
       WHERE sent_at IS NULL AND enterprise_id IS NOT NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE`;
    const told = await noticesOf(tx, rows);
    const outcomes = told.length === 0 ? [] : await port.send(told.map((t) => t.notice));
    const count = (outcome: string) => outcomes.filter((o) => o === outcome).length;
    const held = new Set(told.filter((_, i) => outcomes[i] === 'failed').map((t) => t.messageId));
    await tx.message.updateMany({
      where: { id: { in: rows.map((r) => r.id).filter((id) => !held.has(id)) } },
      data: { sentAt: new Date() },
    });
    const read = new Set(told.map((t) => t.messageId));
    const withoutReader = rows.filter((r) => !read.has(r.id)).length;
    const result = { sent: count('sent'), refused: count('refused'), failed: count('failed'), withoutReader };
    return { result, entry: { action: 'notify-owners', subject: 'message', after: result } };
  });
}

/** One for each owner of the enterprise, `<message>-<account>`. */
async function noticesOf(tx: Prisma.TransactionClient, rows: readonly Waiting[]): Promise<Told[]> {
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
        messageId: id,
        notice: {
          ...{ id: `${id}-${owner.id}`, name: owner.displayName, title, body, link },
          phone: owner.phoneSealed ? open(owner.phoneSealed, `user.phone_sealed:${owner.id}`) : undefined,
        },
      })),
  );
}
