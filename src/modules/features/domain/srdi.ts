import type { Feature } from './feature';
import { liveHonours } from './live-honours';
import { listed } from './public-count';

export const srdi: Feature = {
  key: 'srdi',
  label: '专精特新（含小巨人）',
  unit: '',
  type: 'flag',
  sources: ['honour-list'],
  window: '数据日有效',
  reads: (record) => record.payload.honour === 'srdi' || record.payload.honour === 'little-giant',
  consent: 'public',
  missing: '没有收到全市荣誉名单，也没有有效的认定',
  version: 1,
  compute: (view, asOf) => {
    const live = liveHonours(view, asOf);
    return listed(view, ['honour-list'], live.has('srdi') || live.has('little-giant') ? 1 : 0);
  },
};
