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

/** How a bank is told counts, in words for a document. */
export const BLIND_WORDS =
  '企业授权之前，户数按不少于 10 户的分组统计并四舍五入到 10 户，各项之和可能与合计相差几十户；金额四舍五入到百万元；额度分布为示意。';

/** 100–200 万元. @param edges upper edges in 分 */
export function limitBinWords(edges: readonly number[], bin: number): string {
  const wan = (fen: number) => (fen / 1_000_000).toLocaleString('zh-CN');
  if (bin === 0) return '0';
  if (bin >= edges.length) return `${wan(edges[edges.length - 1]!)} 万元以上`;
  return `${wan(edges[bin - 1]!)}–${wan(edges[bin]!)} 万元`;
}
