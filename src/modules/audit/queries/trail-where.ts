import type { Prisma } from '@/server/prisma/client';
import type { TrailFilter } from '../schema';

const DAY_MS = 86_400_000;

/** The filter as a condition; days begin at midnight in Tianjin (UTC+8, no summer time). */
export function trailWhere(filter: TrailFilter): Prisma.AuditEventWhereInput {
  const { from, to, subject, actor, role, action } = filter;
  const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);
  return {
    at: {
      gte: from && midnight(from),
      lt: to && new Date(midnight(to).getTime() + DAY_MS),
    },
    subject: subject && { startsWith: subject },
    actor,
    role,
    action,
  };
}

/** The filter as it is kept with the read: without what was not asked. */
export function askedOf(filter: TrailFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
