import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

export const registrationStatus: Feature = {
  key: 'registration-status',
  label: '登记状态',
  unit: '',
  type: 'code',
  codes: { active: '存续', revoked: '吊销', cancelled: '注销', 'moved-out': '迁出' },
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息或登记状态',
  version: 1,
  compute: (view, asOf) => registrationFacts(view, asOf).status,
};
