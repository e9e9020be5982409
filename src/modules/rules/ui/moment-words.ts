import { dateWords } from '@/components/date-text';
import { DISTRICTS } from '@/kernel/districts';
import type { Screening } from './use-screening';

/** Whose enterprises are screened. @param district its code; undefined = the whole city */
export function placeWords(district: string | undefined): string {
  return district === undefined ? '全市' : (DISTRICTS[district] ?? '本区');
}

/** What the counts are of: the day, the instant of knowing, the scores, how many. */
export function momentWords(s: Screening, district: string | undefined): string {
  const score = s.scoreRunId ? `评分 ${s.scoreRunId.split(':')[1]}` : '没有评分';
  const many = `${placeWords(district)} ${s.rows.toLocaleString('zh-CN')} 户`;
  return `指标截至 ${s.asOf} · 知悉 ${dateWords(s.knownAt, true)} · 快照 ${s.snapshotId} · ${score} · ${many}`;
}
