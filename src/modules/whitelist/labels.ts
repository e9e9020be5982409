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

export const STOP_LABELS: Record<'fail' | 'refer' | 'cap', string> = {
  fail: '不符合',
  refer: '转人工',
  cap: CAUSE_LABELS.cap,
};

/** What the figures of 规则变更孪生推演 mean, said beside them. */
export const TWIN_NOTES = {
  listed: '名单指准入且在名额内的企业；转人工的不算在内。',
  outcomes:
    '贷后情况是数据日之后各银行合计的反馈，截至推演当日所知；没有反馈的企业为未知，不当作好，也不当作没有借款。',
  bad: '违约指放款后 12 个月内逾期达 90 天；结清或满 12 个月未违约为正常，其余尚早。',
  entered: '新进企业当时不在名单上：只列出它们在别处借款的反馈，不推测若上榜会怎样。',
  loss: '预期损失 = Σ 违约概率 × 违约损失率 × 建议额度；无押品公司贷款的违约损失率依巴塞尔框架 CRE32.6 初级内评法取 40%。',
  hidden: '不足 10 户的与可由合计推出的不显示。',
} as const;

/** A count as it may be seen. */
export function shownCount(n: number | 'few' | 'withheld'): string {
  if (n === 'few') return '不足 10';
  return n === 'withheld' ? '不显示' : n.toLocaleString('zh-CN');
}
