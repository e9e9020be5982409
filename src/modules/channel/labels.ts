import type { BankEventType } from '@/kernel/bank-events';
import type { ApiScope } from './domain/scope';

export const SCOPE_LABELS: Record<ApiScope, string> = {
  'list:read': '取名单、回执',
  'application:read': '读申请',
  'application:decide': '受理、审批',
  'loan:report': '报放款、还款、逾期',
  'webhook:manage': '管回调地址',
};
export const EVENT_LABELS: Record<BankEventType, string> = {
  'application.submitted': '企业提交申请',
  'application.answered': '企业补充材料',
  'application.withdrawn': '企业撤回申请',
  'application.overdue': '贷款逾期',
  'application.recovered': '逾期还清',
  'offer.accepted': '企业接受报价',
  'offer.declined': '企业不接受报价',
  'offer.expired': '报价过期',
  'consent.granted': '企业授权',
  'consent.revoked': '企业撤销授权',
  'list.published': '名单发布',
  ping: '试通',
};
export const STATE_LABELS = { waiting: '等待重试', delivered: '已送到', 'given-up': '已放弃' } as const;
/** Why the last attempt failed, where it got no status. */
export const ERROR_LABELS: Readonly<Record<string, string>> = {
  TIMEOUT: '10 秒没有答复',
  ECONNREFUSED: '拒绝连接',
  ECONNRESET: '连接中断',
  ENOTFOUND: '域名找不到',
  EAI_AGAIN: '域名一时解析不了',
  XYD_NOT_PUBLIC: '域名指向内网，不送',
  closed: '地址已停用',
};
