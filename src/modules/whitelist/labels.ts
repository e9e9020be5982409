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
