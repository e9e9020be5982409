import type { Feature } from './feature';
import { liveRights } from './live-rights';
import { listed } from './public-count';

export const ipPledged: Feature = {
  key: 'ip-pledged',
  label: '已质押知识产权',
  unit: '件',
  type: 'count',
  sources: ['ip-right'],
  window: '数据日有效',
  consent: 'public',
  missing: '没有收到全市知识产权数据，或有权利未注明是否质押',
  version: 1,
  compute: (view, asOf) => {
    const { pledged, pledgeUntold } = liveRights(view, asOf);
    return pledged === 0 && pledgeUntold > 0 ? undefined : listed(view, ['ip-right'], pledged);
  },
};
