import type { ChangeCause } from './domain/compare-lists';
import type { BuildState } from './domain/lifecycle';

export const BUILD_STATE_LABELS: Record<BuildState, string> = {
  submitted: '待复核',
  published: '已发布',
  returned: '已退回',
};

export const CAUSE_LABELS: Record<ChangeCause, string> = {
  data: '企业数据变化',
  rules: '规则变化',
  absent: '不在考察范围',
  cap: '名次超出名额',
};

export { ON_UNKNOWN_LABELS, OUTCOME_LABELS } from '@/modules/rules/labels';
