import { isoDate, monthsBetween } from '@/kernel/period';
import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

export const ageMonths: Feature = {
  key: 'age-months',
  label: '成立时长',
  unit: '月',
  type: 'count',
  sources: ['registration'],
  window: '成立日至数据日',
  consent: 'public',
  missing: '没有登记信息或成立日期',
  version: 1,
  compute: (view, asOf) => {
    const { establishedOn } = registrationFacts(view, asOf);
    return establishedOn && establishedOn <= asOf ? monthsBetween(isoDate(establishedOn), asOf) : undefined;
  },
};
