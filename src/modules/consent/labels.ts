import type { ConsentState } from './domain/consent';
import type { InvitationState } from './domain/invitation';

export const CONSENT_STATES: Record<ConsentState, string> = {
  live: '有效',
  'not-yet': '未生效',
  expired: '已到期',
  revoked: '已撤销',
};

export const INVITATION_LABELS: Record<InvitationState, string> = {
  sent: '未查看',
  seen: '已查看',
  granted: '已授权',
  declined: '婉拒',
  expired: '到期未答复',
  withdrawn: '已撤回',
};
