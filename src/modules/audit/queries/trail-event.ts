import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import type { AuditScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { audited } from '../commands/audited';
import { type Change, changesOf } from '../domain/changes';
import type { TrailLine } from './list-trail';

export type TrailEvent = TrailLine & {
  readonly changes: readonly Change[];
  readonly prevHash?: string;
  readonly hash?: string;
};

/**
 * One row with what it says of before and after; the read leaves a row of its own.
 * @throws AppError not-found `audit-event-unknown`
 */
export async function trailEvent(scope: AuditScope, id: bigint): Promise<TrailEvent> {
  const row = await db().auditEvent.findUnique({ where: { id } });
  if (!row) throw new AppError('not-found', 'audit-event-unknown', `没有编号为 ${id} 的审计记录。`);
  const { at, seq, prevHash, hash, before, after, ...rest } = row;
  const event: TrailEvent = {
    ...rest,
    id: String(id),
    at: instant(at),
    seq: seq === null ? undefined : Number(seq),
    prevHash: prevHash ?? undefined,
    hash: hash ?? undefined,
    changes: changesOf(before, after),
  };
  return audited(scope.actor, async () => ({
    result: event,
    entry: { action: 'read-audit-event', subject: `audit-event:${id}` },
  }));
}
