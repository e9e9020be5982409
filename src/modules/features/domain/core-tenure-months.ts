import { monthsBetween } from '@/kernel/period';
import { contracts } from './core-contracts';
import type { Feature } from './feature';
import { listed } from './public-count';

/** From the first contract with a confirmed core enterprise; 0 once two years passed without one. */
export const coreTenureMonths: Feature = {
  key: 'core-tenure-months',
  label: '与核心企业合作时长',
  unit: '月',
  type: 'count',
  sources: ['contract-performance'],
  window: '首份合同至数据日，近 24 个月须有合同',
  reads: (record) => record.payload.core === true,
  consent: 'public',
  missing: '没有收到全市合同数据，也没有与核心企业的合同',
  version: 1,
  compute: (view, asOf) => {
    const { firstCore, coreSeen24 } = contracts(view, asOf);
    const months = firstCore && coreSeen24 ? monthsBetween(firstCore, asOf) : 0;
    return coreSeen24 ? months : listed(view, ['contract-performance'], 0);
  },
};
