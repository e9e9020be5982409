import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ScoreReview } from '@/server/prisma/client';
import type { GradeLetter } from '../domain/score';
import { scoreAtRun } from './score-at-run';

export type ReviewLine = {
  readonly reviewId: string;
  readonly enterprise: string;
  readonly uscc: string | undefined;
  readonly scoreRunId: string;
  /** at the run it is about; undefined: referred to a person, or its files cannot be read now */
  readonly score: number | undefined;
  readonly grade: GradeLetter | undefined;
  readonly reason: string;
  readonly requestedAt: Instant;
};
export type ReviewRow = { readonly line: ReviewLine; readonly review: ScoreReview };

/**
 * One page of reviews by id, with whose they are and what the score was.
 * @param asked.name part of the enterprise's name, or its whole code
 * @param asked.from the last id of the page before
 */
export async function reviewPage(
  scope: OperatorScope,
  asked: {
    readonly status: 'open' | 'answered';
    readonly order: 'asc' | 'desc';
    readonly from?: bigint;
    readonly name?: string;
    readonly limit: number;
  },
): Promise<{ rows: ReviewRow[]; next: string | undefined }> {
  const { status, order, from, name, limit } = asked;
  const found = await db().scoreReview.findMany({
    where: {
      status,
      ...(from === undefined ? {} : { id: order === 'asc' ? { gt: from } : { lt: from } }),
      ...(name ? { enterpriseId: { in: await named(status, name) } } : {}),
    },
    orderBy: { id: order },
    take: limit + 1,
  });
  const page = found.slice(0, limit);
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: page.map((r) => r.enterpriseId) } },
  });
  const byId = new Map(enterprises.map((e) => [e.id, e]));
  const rows: ReviewRow[] = [];
  // one after the other: reviews of one run share its files, which are open then
  for (const review of page) {
    const { enterpriseId, scoreRunId, reason } = review;
    const enterprise = byId.get(enterpriseId);
    const { score, grade } = await scoreAtRun(scope, { enterpriseId, scoreRunId });
    rows.push({
      review,
      line: {
        reviewId: String(review.id),
        enterprise: enterprise?.name ?? '（平台没有它的登记）',
        uscc: enterprise?.uscc ?? undefined,
        scoreRunId,
        score,
        grade,
        reason,
        requestedAt: instant(review.requestedAt),
      },
    });
  }
  return { rows, next: found.length > limit ? String(page.at(-1)?.id) : undefined };
}

/** Those of the name among the enterprises that asked: never the whole register. */
async function named(status: string, name: string): Promise<bigint[]> {
  const asking = await db().scoreReview.findMany({
    where: { status },
    distinct: ['enterpriseId'],
    select: { enterpriseId: true },
  });
  const found = await db().enterprise.findMany({
    where: {
      id: { in: asking.map((r) => r.enterpriseId) },
      // what is typed is text, not a pattern
      OR: [{ name: { contains: name.replace(/[\\%_]/g, '\\$&') } }, { uscc: name }],
    },
    select: { id: true },
  });
  return found.map((e) => e.id);
}
