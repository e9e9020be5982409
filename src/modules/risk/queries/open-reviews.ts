import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { waitingDays } from '../domain/review-text';
import { type ReviewLine, reviewPage } from './review-page';

export type OpenReview = ReviewLine & {
  /** whole days since it was asked for */
  readonly waitingDays: number;
};

/** Reviews that wait for an answer, first asked first; `next` is the `from` of the following page. */
export async function openReviews(
  scope: OperatorScope,
  asked: { readonly from?: bigint; readonly name?: string; readonly limit: number; readonly now?: Date },
): Promise<{ rows: OpenReview[]; next: string | undefined; open: number }> {
  const now = asked.now ?? new Date();
  const [page, open] = await Promise.all([
    reviewPage(scope, { ...asked, status: 'open', order: 'asc' }),
    db().scoreReview.count({ where: { status: 'open' } }),
  ]);
  const rows = page.rows.map(({ line, review }) => ({
    ...line,
    waitingDays: waitingDays(review.requestedAt, now),
  }));
  return { rows, next: page.next, open };
}
