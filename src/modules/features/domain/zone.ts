import { ZONES } from '@/kernel/districts';
import type { Feature } from './feature';
import { registrationFacts } from './registration-facts';

/** All five zones lie in 滨海新区: elsewhere there is none. */
const BINHAI = '120116';

export const zone: Feature = {
  key: 'zone',
  label: '功能区',
  unit: '',
  type: 'code',
  codes: { ...ZONES, none: '不在功能区' },
  sources: ['registration'],
  window: '最近一次登记',
  consent: 'public',
  missing: '没有登记信息，或在滨海新区而未登记功能区',
  version: 1,
  compute: (view, asOf) => {
    const place = registrationFacts(view, asOf).place;
    if (place?.zone !== undefined) return place.zone;
    return place?.districtCode !== undefined && place.districtCode !== BINHAI ? 'none' : undefined;
  },
};
