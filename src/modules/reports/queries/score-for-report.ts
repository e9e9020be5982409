import { AppError } from '@/kernel/errors';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { redressOf } from '@/modules/ingestion/queries/redress-of';
import { veilScore } from '@/modules/risk/domain/veiled-score';
import { explainScore } from '@/modules/risk/queries/explain-score';
import { loadModel } from '@/modules/risk/queries/load-model';
import { systemScope } from '@/server/scopes';
import type { ReportScore } from '../domain/report-content';
import { reportScore } from '../domain/report-score';

/**
 * The score of an enterprise over the latest snapshot as far as a reader of these categories may have it; the
 * caller has checked that he may.
 */
export async function scoreForReport(
  enterpriseId: bigint,
  readable: ReadonlySet<string>,
): Promise<ReportScore> {
  const snapshot = await latestSnapshot();
  if (!snapshot) return { state: 'unknown', words: '未评分：平台还没有评分快照。' };
  try {
    const told = await explainScore(systemScope(), { enterpriseId, snapshotId: snapshot.id });
    const redress = await redressOf(enterpriseId);
    const corrected = redress.some(({ knownAt }) => knownAt > snapshot.knownAt);
    if (told.state === 'not-scored') return reportScore(told, readable, corrected);
    const { manifest, scorecard } = await loadModel({ name: told.model, version: told.version });
    const card = { features: scorecard?.features ?? [], sources: manifest.sources };
    return reportScore(
      veilScore(told, card, () => true),
      readable,
      corrected,
    );
  } catch (error) {
    // a report without its score says so; a fault of the program is none of these
    if (error instanceof AppError) return { state: 'unknown', words: `未获取：${error.message}` };
    throw error;
  }
}
