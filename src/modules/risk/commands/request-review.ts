import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { reviewText, textRefusal } from '../domain/review-text';
import { ownLatestRun } from '../queries/own-latest-run';

/**
 * 人工复核申请: an enterprise asks a person to look at its latest score, or at why it has none. Identity
 * numbers in what it writes are masked before anything is kept; the text stays out of the audit trail.
 * @throws AppError invalid (text), not-found (a run that is not its latest), conflict (one is open)
 */
export async function requestReview(
  scope: EnterpriseScope,
  input: { readonly scoreRunId: string; readonly reason: string; readonly now?: Instant },
): Promise<{ reviewId: bigint }> {
  const now = input.now ?? instant(new Date());
  const refusal = textRefusal(input.reason);
  if (refusal) throw new AppError('invalid', 'review-reason-length', refusal);
  const run = await ownLatestRun(scope);
  if (run?.id !== input.scoreRunId)
    throw new AppError(
      'not-found',
      'review-run-not-latest',
      '这不是您最新的一次评分，不能申请复核。请刷新“我的信用”，看过最新的评分再申请。',
    );
  return audited(scope.actor, async (tx) => {
    // two requests at once wait for each other here
    await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${scope.enterpriseId} FOR UPDATE`;
    const open = await tx.scoreReview.findFirst({
      where: { enterpriseId: scope.enterpriseId, status: 'open' },
    });
    if (open)
      throw new AppError(
        'conflict',
        'review-open',
        '您已经有一份复核申请在等待答复，不用再交一份。答复后如仍有疑问，可以再申请。',
      );
    const { id } = await tx.scoreReview.create({
      data: {
        enterpriseId: scope.enterpriseId,
        scoreRunId: run.id,
        reason: reviewText(input.reason),
        requestedBy: scope.actor.login,
        requestedAt: new Date(now),
      },
    });
    return {
      result: { reviewId: id },
      entry: {
        action: 'request-review',
        subject: `score-review:${id}`,
        after: { enterprise: String(scope.enterpriseId), run: run.id },
      },
    };
  });
}
