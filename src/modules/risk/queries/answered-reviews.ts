import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { type ReviewLine, reviewPage } from './review-page';

export type AnsweredReview = ReviewLine & {
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: Instant;
};

/** Reviews that were answered, newest first; `next` is the `from` of the following page. */
export async function answeredReviews(
  scope: OperatorScope,
  asked: { readonly from?: bigint; readonly name?: string; readonly limit: number },
): Promise<{ rows: AnsweredReview[]; next: string | undefined }> {
  const { rows, next } = await reviewPage(scope, { ...asked, status: 'answered', order: 'desc' });
  return {
    rows: rows.map(({ line, review }) => ({
      ...line,
      answer: review.answer ?? '',
      answeredBy: review.answeredBy ?? '',
      answeredAt: instant(review.answeredAt ?? review.requestedAt),
    })),
    next,
  };
}
