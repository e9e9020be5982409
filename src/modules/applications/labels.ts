import type { ClockKind, Urgency } from './domain/clocks';
import type { ApplicationEvent, ApplicationState } from './domain/lifecycle';

export const STATE_LABELS: Record<ApplicationState, string> = {
  draft: '未提交',
  submitted: '已提交',
  accepted: '已受理',
  reviewing: '审批中',
  'more-information': '待补充材料',
  approved: '已批准，待企业答复',
  rejected: '未通过',
  'offer-accepted': '企业已接受',
  'offer-declined': '企业未接受',
  'offer-expired': '报价已过期',
  signed: '已签约',
  drawn: '已放款',
  repaying: '还款中',
  settled: '已结清',
  withdrawn: '已撤回',
  'overdue-30': '逾期 30 天以上',
  'overdue-60': '逾期 60 天以上',
  'overdue-90': '逾期 90 天以上',
  defaulted: '违约',
  renewed: '已续贷',
};

/** What happened, as a timeline says it. */
export const EVENT_LABELS: Record<ApplicationEvent, string> = {
  submit: '企业提交了申请',
  accept: '银行受理了申请',
  review: '银行开始审批',
  ask: '银行请企业补充材料',
  answer: '企业补充了材料',
  approve: '银行批准了申请',
  reject: '银行没有批准申请',
  'take-offer': '企业接受了报价',
  'decline-offer': '企业没有接受报价',
  'expire-offer': '报价过了有效期',
  sign: '双方签约',
  draw: '银行放款',
  repay: '企业还款',
  settle: '贷款结清',
  withdraw: '企业撤回了申请',
  'fall-30': '逾期满 30 天',
  'fall-60': '逾期满 60 天',
  'fall-90': '逾期满 90 天',
  recover: '逾期已还清，恢复正常',
  default: '银行认定违约',
  renew: '无还本续贷',
};

/** What happens next, said to the enterprise. */
export const NEXT_FOR_ENTERPRISE: Record<ApplicationState, string> = {
  draft: '还没有提交，银行看不到。',
  submitted: '等银行受理，您不用做什么。',
  accepted: '等银行开始审批，您不用做什么。',
  reviewing: '银行在审批，您不用做什么。',
  'more-information': '银行在等您补充材料；等您的时间不算进银行的时限。',
  approved: '请在有效期内决定要不要。可以先和别家比。',
  rejected: '这家没有批准，原因写在下面；别的产品仍可以申请。',
  'offer-accepted': '等银行和您签约、放款。',
  'offer-declined': '您没有接受这份报价。',
  'offer-expired': '报价过了有效期，需要时请重新申请。',
  signed: '已签约，等银行放款。',
  drawn: '钱已到账，请按还款计划还款。',
  repaying: '请按还款计划还款。',
  settled: '已经还清。',
  withdrawn: '您撤回了这笔申请。',
  'overdue-30': '有款项逾期，请尽快还款，或联系银行。',
  'overdue-60': '有款项逾期，请尽快还款，或联系银行。',
  'overdue-90': '逾期已久，银行可能认定违约，请马上联系银行。',
  defaulted: '银行已认定违约，请联系银行商量怎么还。',
  renewed: '这笔贷款已续成新的一笔。',
};

/** 拒绝原因: a rejection names at least one; `advice` is what the enterprise is told it can do. */
export const REJECT_REASONS = {
  'repayment-capacity': {
    label: '还款能力不足',
    advice: '减少金额或延长期限后再申请，或补充订单、回款证明。',
  },
  'debt-high': { label: '负债偏高', advice: '先归还部分贷款再申请，或增加担保。' },
  'credit-record': {
    label: '有不良信用记录',
    advice: '到“我的信用”核对记录；有误可提出异议，已改正可申请信用修复。',
  },
  'tax-record': { label: '纳税情况不符合要求', advice: '补缴税款、滞纳金，待下一次纳税信用评价。' },
  'operating-time': { label: '经营时间太短', advice: '满年限后再申请，或选对新办企业开放的产品。' },
  'operating-unstable': { label: '经营不稳定', advice: '近期开票、用电有恢复后再申请。' },
  'industry-policy': { label: '不在本行支持的行业', advice: '选别家银行的产品。' },
  'purpose-unclear': { label: '贷款用途不明确或不合规', advice: '附上合同或订单，写明用途后再申请。' },
  'data-insufficient': { label: '可看到的数据不足', advice: '授权更多数据，或补充材料后再申请。' },
  'collateral-short': { label: '担保不足', advice: '增加担保，或申请无需抵押的产品。' },
  'quota-used-up': { label: '本行额度已用完', advice: '下一期再申请，或选别家银行的产品。' },
} as const satisfies Record<string, { readonly label: string; readonly advice: string }>;
export type RejectReason = keyof typeof REJECT_REASONS;

export const CLOCK_LABELS: Record<ClockKind, string> = {
  accept: '受理',
  decide: '作出决定',
  draw: '放款',
  offer: '企业答复',
  'more-information': '企业补充材料',
};
export const URGENCY_LABELS: Record<Urgency, string> = {
  late: '已超时',
  today: '今天到期',
  soon: '即将到期',
  'in-time': '在时限内',
};
export { GRANTABLE } from '@/modules/consent/domain/consent';
export { WISHES } from '@/modules/matching/labels';
export { REPAYMENT_METHODS } from '@/modules/products/labels';
