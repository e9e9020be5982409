import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ScoreExplanation } from '../domain/explanation';
import type { GradeLetter } from '../domain/score';
import { explainScore } from './explain-score';

type Asked = { readonly enterpriseId: bigint; readonly scoreRunId: string };

/** One enterprise's score of one run, with every point of it. @throws AppError not-found, unavailable */
export async function explainAtRun(scope: OperatorScope, asked: Asked): Promise<ScoreExplanation> {
  const run = await db().scoreRun.findUnique({ where: { id: asked.scoreRunId } });
  if (!run)
    throw new AppError(
      'not-found',
      'score-run-unknown',
      `没有评分 ${asked.scoreRunId} 的登记，可能已随旧数据清理。`,
    );
  const { enterpriseId } = asked;
  return explainScore(scope, { enterpriseId, snapshotId: run.snapshotId, runId: run.id });
}

/** Score and grade alone, for a list; a run whose files cannot be read now does not close the list. */
export async function scoreAtRun(
  scope: OperatorScope,
  asked: Asked,
): Promise<{ readonly score: number | undefined; readonly grade: GradeLetter | undefined }> {
  try {
    const told = await explainAtRun(scope, asked);
    if (told.state === 'scored') return { score: told.score, grade: told.grade };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
  }
  return { score: undefined, grade: undefined };
}
