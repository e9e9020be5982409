import type { Feature } from './feature';
import { liveHonours } from './live-honours';
import { listed } from './public-count';

export const highTech: Feature = {
  key: 'high-tech',
  label: '高新技术企业',
  unit: '',
  type: 'flag',
  sources: ['honour-list'],
  window: '数据日有效',
  reads: (record) => record.payload.honour === 'high-tech',
  consent: 'public',
  missing: '没有收到全市荣誉名单，也没有有效的认定',
  version: 1,
  compute: (view, asOf) => listed(view, ['honour-list'], liveHonours(view, asOf).has('high-tech') ? 1 : 0),
};
