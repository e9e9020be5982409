import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ScoreExplanation } from '../domain/explanation';
import { explainAtRun } from './score-at-run';

/** What the person who answers a review looks at: the score it is about, as the enterprise saw it. */
export async function reviewedScore(scope: OperatorScope, reviewId: bigint): Promise<ScoreExplanation> {
  const review = await db().scoreReview.findUnique({ where: { id: reviewId } });
  if (!review) throw new AppError('not-found', 'review-unknown', '没有这份复核申请，请刷新列表。');
  return explainAtRun(scope, review);
}
