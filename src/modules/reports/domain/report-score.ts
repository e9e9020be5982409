import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import type { VeiledScore } from '@/modules/risk/domain/veiled-score';
import type { ReportScore } from './report-content';

/**
 * 信用评分 as a report tells it. A score rests on data of several categories and tells something of each: for a
 * reader who may not read all of them it is left out, whole.
 * @param readable non-public categories the reader may read
 * @param corrected a record it rested on has fallen since it was made
 */
export function reportScore(
  told: VeiledScore,
  readable: ReadonlySet<string>,
  corrected: boolean,
): ReportScore {
  if (told.state === 'not-scored') return { state: 'unknown', words: `未评分：${told.why.join('；')}。` };
  const rests = new Set(told.sources.flatMap((source) => source.rests));
  const closed = [...rests].filter((category) => category !== 'public' && !readable.has(category)).sort();
  if (closed.length > 0) {
    const names = closed.map((category) => GRANTABLE[category as GrantableCategory]).join('、');
    return { state: 'withheld', words: `未列示：评分用到${names}数据，而本报告不含这些数据。` };
  }
  if (corrected)
    return { state: 'unknown', words: '评分所依据的记录已有更正，正在重新计算，暂不列示。请稍后再出报告。' };
  if (told.state === 'refer') return { state: 'refer', words: `未给出分数：${told.why.join('；')}。` };
  return {
    state: 'scored',
    score: Math.round(told.score),
    grade: told.grade,
    model: told.modelLabel,
    version: told.version,
    asOf: told.asOf,
    reasons: told.reasons.map((reason) => reason.words),
  };
}
