import { DISTRICTS } from '@/kernel/districts';
import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

export const district: Feature = {
  key: 'district',
  label: '所在区',
  unit: '',
  type: 'code',
  codes: DISTRICTS,
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息，或登记地不在天津 16 个区',
  version: 1,
  compute: (view, asOf) => {
    const code =
      registrationFacts(view, asOf).place?.districtCode ?? registrationFacts(view, asOf).districtCode;
    return code !== undefined && code in DISTRICTS ? code : undefined;
  },
};
