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

/** How far invitations have come. */
export const FUNNEL_LABELS = {
  invited: '已邀请',
  sent: '未查看',
  seen: '已查看未答复',
  granted: '已授权',
  declined: '婉拒',
  expired: '到期未答复',
  withdrawn: '平台撤回',
} as const;

/** What a bank is not told of a pseudonym: neither unknown nor zero. */
export const NOT_SHOWN = '不显示';

export { GRANTABLE as CATEGORY_LABELS } from '@/modules/consent/domain/consent';
export { ON_UNKNOWN_LABELS, OUTCOME_LABELS } from '@/modules/rules/labels';
