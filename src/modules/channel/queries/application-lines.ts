import { instant, tianjinDay } from '@/kernel/period';
import { standingOf } from '@/modules/applications/queries/standing';
import { db } from '@/server/db';
import type { Call } from '../commands/api-client';
import { cursorOf, placeOfCursor, SETTLED_AFTER_MS } from '../domain/cursor';
import type { Answer } from '../domain/operations';
import { Refused } from '../domain/problem';

type Line = Answer<'listApplications'>['items'][number];

/** A place to go on from. @throws Refused 400 for a cursor that is none of ours */
export function placeOf(cursor: string | undefined) {
  const place = cursor === undefined ? undefined : placeOfCursor(cursor);
  if (cursor !== undefined && !place)
    throw new Refused(400, 'cursor-malformed', 'cursor 不是上一页答复里的 next，请从第一页取起。');
  return place;
}

/** Applications of the client's bank, changed last comes last. What moves meanwhile comes again, nothing is missed. */
export async function applicationLines({
  client,
  query,
  now,
}: Pick<Call<'listApplications'>, 'client' | 'query' | 'now'>): Promise<Answer<'listApplications'>> {
  const after = placeOf(query.cursor);
  const since = query.changedSince ? new Date(query.changedSince) : new Date(0);
  const rows = await db().application.findMany({
    where: {
      ...{ bankId: client.scope.bankId, state: { not: 'draft' }, stateAt: { gte: since } },
      ...(after && { OR: [{ stateAt: { gt: after.at } }, { stateAt: after.at, id: { gt: after.id } }] }),
    },
    include: { form: true },
    orderBy: [{ stateAt: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: shown.map((r) => r.enterpriseId) } },
    select: { id: true, name: true, uscc: true },
  });
  const whose = new Map(enterprises.map((e) => [e.id, e]));
  const today = tianjinDay(new Date(now));
  return {
    items: shown.map((row): Line => lineOf(standingOf(row, today), whose.get(row.enterpriseId))),
    next: last && rows.length > shown.length ? cursorOf({ at: last.stateAt, id: last.id }) : null,
    asOf: instant(new Date(Date.parse(now) - SETTLED_AFTER_MS)),
  };
}

export function lineOf(
  s: ReturnType<typeof standingOf>,
  enterprise: { readonly name: string; readonly uscc?: string | null | undefined } | undefined,
): Line {
  const { amount, termMonths, purpose } = s.asked;
  return {
    ...{ applicationId: String(s.applicationId), version: s.version, state: s.state, stateAt: s.stateAt },
    submittedAt: s.submittedAt ?? null,
    product: { code: s.code, name: s.match.product },
    enterprise: { name: enterprise?.name ?? '', uscc: enterprise?.uscc ?? null },
    asked: { amount: Number(amount), termMonths, purpose },
    due: s.clock?.due ?? null,
  };
}
