import type { ActivationState } from './domain/activation';
import type { ModelManifest, ModelRole } from './domain/model-files';
import type { DriftAlert } from './domain/monitoring/alerts';
import type { PsiLevel } from './domain/monitoring/psi';
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

export const MODEL_ROLES: Record<ModelRole, string> = {
  champion: '主模型',
  challenger: '对照模型（只记分，不用于决定）',
  component: '主模型的一个来源',
  receivable: '应收账款模型',
};

export const MODEL_KINDS: Record<ModelManifest['kind'], string> = {
  scorecard: '评分卡',
  trees: '树模型（没有逐项理由）',
};

export const SOURCE_BASIS: Record<'trained' | 'expert', string> = {
  trained: '由真实结果训练',
  expert: '专家打分',
};

export const ACTIVATION_LABELS: Record<ActivationState, string> = {
  proposed: '待复核',
  approved: '已启用',
  rejected: '已退回',
};

/** A source whose points nobody has checked against outcomes says so wherever it is shown. */
export const EXPERT_WORDS = '专家打分，不是由违约数据训练得出。';
export const UNKNOWN_SOURCE_WORDS = '没有数据，不加分也不扣分。';
export const ALERT_LEVELS: Record<DriftAlert['level'], string> = { alert: '报警', watch: '关注' };

export const ALERT_KINDS: Record<DriftAlert['kind'], string> = {
  score: '信用分',
  feature: '指标',
  missing: '来源缺失',
  calibration: '校准',
  fairness: '公平',
};

export const PSI_LEVELS: Record<PsiLevel, string> = {
  steady: '稳定',
  watch: '关注',
  alert: '报警',
  unknown: '未知',
};
