import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

export const enterpriseKind: Feature = {
  key: 'enterprise-kind',
  label: '主体类型',
  unit: '',
  type: 'code',
  codes: {
    company: '公司',
    individual: '个体工商户',
    cooperative: '农民专业合作社',
    homestay: '民宿',
    branch: '分支机构',
    other: '其他',
  },
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息或主体类型',
  version: 1,
  compute: (view, asOf) => registrationFacts(view, asOf).kind,
};
