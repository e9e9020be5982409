import type { ConsentState } from './domain/consent';

export const CONSENT_STATES: Record<ConsentState, string> = {
  live: '有效',
  'not-yet': '未生效',
  expired: '已到期',
  revoked: '已撤销',
};
