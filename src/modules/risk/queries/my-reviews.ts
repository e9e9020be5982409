import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';

export type OwnReview = {
  readonly reviewId: bigint;
  readonly scoreRunId: string;
  readonly reason: string;
  readonly requestedAt: Instant;
  /** undefined while it waits; who answered is not named, the platform is */
  readonly answer: { readonly text: string; readonly at: Instant } | undefined;
};

/** The scope's own reviews, newest first. */
export async function myReviews(scope: EnterpriseScope): Promise<OwnReview[]> {
  const rows = await db().scoreReview.findMany({
    where: { enterpriseId: scope.enterpriseId },
    orderBy: { id: 'desc' },
    take: 50,
  });
  return rows.map((r) => ({
    reviewId: r.id,
    scoreRunId: r.scoreRunId,
    reason: r.reason,
    requestedAt: instant(r.requestedAt),
    answer:
      r.answer === null || r.answeredAt === null ? undefined : { text: r.answer, at: instant(r.answeredAt) },
  }));
}
