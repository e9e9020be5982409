import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { reviewText, textRefusal } from '../domain/review-text';

/**
 * Answers an open review in words; the score stays what it is. One of two who answer at once wins.
 * @throws AppError invalid (text), not-found, conflict (answered already)
 */
export async function answerReview(
  scope: OperatorScope,
  input: { readonly reviewId: bigint; readonly answer: string; readonly now?: Instant },
): Promise<{ answeredAt: Instant }> {
  const answeredAt = input.now ?? instant(new Date());
  const refusal = textRefusal(input.answer);
  if (refusal) throw new AppError('invalid', 'review-answer-length', refusal);
  return audited(scope.actor, async (tx) => {
    const { count } = await tx.scoreReview.updateMany({
      where: { id: input.reviewId, status: 'open' },
      data: {
        status: 'answered',
        answer: reviewText(input.answer),
        answeredBy: scope.actor.login,
        answeredAt: new Date(answeredAt),
      },
    });
    if (count === 0) await refuse(input.reviewId, tx);
    return {
      result: { answeredAt },
      entry: { action: 'answer-review', subject: `score-review:${input.reviewId}`, after: { answeredAt } },
    };
  });
}

type Reader = { scoreReview: { findUnique(asked: { where: { id: bigint } }): Promise<unknown> } };

async function refuse(id: bigint, tx: Reader): Promise<never> {
  if (await tx.scoreReview.findUnique({ where: { id } }))
    throw new AppError('conflict', 'review-answered', '这份申请已经答复过，不能再改。请刷新列表。');
  throw new AppError('not-found', 'review-unknown', '没有这份复核申请，请刷新列表。');
}
