import type { CaseEvent, CaseKind, CaseState } from './domain/case-states';
import type { Ground } from './domain/grounds';

export const KIND_LABELS: Readonly<Record<CaseKind, string>> = { objection: '异议', repair: '信用修复' };
export const STATE_LABELS: Readonly<Record<CaseState, string>> = {
  submitted: '已提交',
  accepted: '已受理',
  'with-authority': '认定机关办理中',
  upheld: '异议成立',
  repaired: '已修复',
  refused: '异议不成立',
  'not-eligible': '不予修复',
  withdrawn: '已撤回',
};
export const EVENT_LABELS: Readonly<Record<CaseEvent, string>> = {
  accept: '受理',
  forward: '转认定机关',
  grant: '认定机关同意',
  refuse: '不同意',
  withdraw: '撤回',
};
export const GROUND_LABELS: Readonly<Record<Ground, string>> = {
  'not-mine': '不是本企业的记录',
  revoked: '原决定已撤销或变更',
  duplicate: '同一件事重复列示',
  'past-display': '公示期已满仍在展示',
  unfounded: '所列事实没有发生',
};
