import type { GradeLetter } from './domain/score';

export const GRADE_LABELS: Record<GradeLetter, string> = {
  A: 'A 级（违约概率很低）',
  B: 'B 级（较低）',
  C: 'C 级（中等）',
  D: 'D 级（较高）',
  E: 'E 级（高）',
};

export const SCORE_STATES: Record<'scored' | 'refer' | 'not-scored', string> = {
  scored: '已评分',
  refer: '转人工',
  'not-scored': '未评分',
};

export const MODEL_ROLES: Record<'champion' | 'challenger', string> = {
  champion: '主模型',
  challenger: '对照模型（只记分，不用于决定）',
};
