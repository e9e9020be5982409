import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope, Scope } from '@/kernel/permissions';
import { db } from '@/server/db';

const MOST = 50;

/** Whose messages: an enterprise's own, or a bank's. @throws AppError forbidden for others */
export function inboxOf(scope: Scope): { enterpriseId: bigint } | { bankId: bigint } {
  if (scope.kind === 'enterprise') return { enterpriseId: scope.enterpriseId };
  if (scope.kind === 'bank') return { bankId: scope.bankId };
  throw new AppError('forbidden', 'scope-not-allowed', '您的账号没有站内消息。');
}

export type MessageLine = {
  readonly messageId: bigint;
  readonly at: Instant;
  readonly title: string;
  readonly body: string;
  readonly link: string;
  readonly read: boolean;
};

/** 站内消息, newest first, before `beforeId` when given, and how many are not read yet. */
export async function messages(
  scope: EnterpriseScope | BankScope,
  beforeId?: bigint,
): Promise<{ lines: MessageLine[]; unread: number }> {
  const to = inboxOf(scope);
  const [rows, unread] = await Promise.all([
    db().message.findMany({
      where: { ...to, ...(beforeId !== undefined && { id: { lt: beforeId } }) },
      orderBy: { id: 'desc' },
      take: MOST,
    }),
    db().message.count({ where: { ...to, readAt: null } }),
  ]);
  return {
    lines: rows.map((r) => ({
      messageId: r.id,
      at: instant(r.at),
      title: r.title,
      body: r.body,
      link: r.link,
      read: r.readAt !== null,
    })),
    unread,
  };
}
