import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

export const registeredCapital: Feature = {
  key: 'registered-capital',
  label: '注册资本',
  unit: '元',
  type: 'money',
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息或注册资本',
  version: 1,
  compute: (view, asOf) => registrationFacts(view, asOf).registeredCapital,
};
