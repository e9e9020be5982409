import { contracts } from './core-contracts';
import type { Feature } from './feature';

export const contractRate: Feature = {
  key: 'contract-rate',
  label: '合同按期履约率',
  unit: '%',
  type: 'ratio',
  sources: ['contract-performance'],
  window: '全部已到结论的合同',
  consent: 'public',
  missing: '没有已有结论的合同',
  version: 1,
  compute: (view, asOf) => {
    const { onTime, ended } = contracts(view, asOf);
    return ended === 0 ? undefined : onTime / ended;
  },
};
