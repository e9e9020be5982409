import type { Instant } from '@/kernel/period';
import type { ApplicationEvent } from '../domain/lifecycle';
import type { MatchFound } from '../domain/match-found';
import { EVENT_LABELS } from '../labels';
import type { ApplicationRow, Mover, Tx } from './move-application';

/** 站内消息: tells the other side what happened; what the platform did is told to both. No personal data. */
export async function writeMessages(
  tx: Tx,
  row: ApplicationRow,
  event: ApplicationEvent,
  by: Mover['kind'],
  now: Instant,
  words = '',
): Promise<void> {
  const { product, bank } = row.match as unknown as MatchFound;
  const title = EVENT_LABELS[event];
  const at = new Date(now);
  const body = `${bank}“${product}”：${title}。${words}`.slice(0, 512);
  const link = { enterprise: `/enterprise/applications/${row.id}`, bank: `/bank/applications/${row.id}` };
  const data = [];
  if (by !== 'enterprise')
    data.push({ at, title, body, link: link.enterprise, enterpriseId: row.enterpriseId });
  if (by !== 'bank') data.push({ at, title, body, link: link.bank, bankId: row.bankId });
  await tx.message.createMany({ data });
}
