import { type Instant, instant } from '@/kernel/period';
import type { AuditScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { audited } from '../commands/audited';
import type { TrailFilter } from '../schema';
import { askedOf, trailWhere } from './trail-where';

export type TrailLine = {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  /** place in the chain; undefined = not linked yet */
  readonly seq?: number;
};

const PAGE = 50;

/** The newest rows of the trail that were asked for, by id descending; the read leaves a row of its own. */
export async function listTrail(
  scope: AuditScope,
  { before, ...filter }: TrailFilter & { readonly before?: bigint },
): Promise<{ events: TrailLine[]; next?: string }> {
  const rows = await db().auditEvent.findMany({
    where: { ...trailWhere(filter), ...(before === undefined ? {} : { id: { lt: before } }) },
    omit: { before: true, after: true, prevHash: true, hash: true },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  });
  const events = rows.slice(0, PAGE).map(({ id, at, seq, ...row }) => ({
    ...row,
    id: String(id),
    at: instant(at),
    seq: seq === null ? undefined : Number(seq),
  }));
  const next = rows.length > PAGE ? events.at(-1)?.id : undefined;
  return audited(scope.actor, async () => ({
    result: { events, next },
    entry: {
      action: 'read-audit',
      subject: 'audit:trail',
      after: {
        asked: { ...askedOf(filter), ...(before === undefined ? {} : { before: String(before) }) },
        rows: events.length,
      },
    },
  }));
}
