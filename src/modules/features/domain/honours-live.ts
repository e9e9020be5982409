import type { Feature } from './feature';
import { liveHonours } from './live-honours';
import { listed } from './public-count';

/** Kinds of honour that hold; the same honour of two years counts once. */
export const honoursLive: Feature = {
  key: 'honours-live',
  label: '有效荣誉',
  unit: '项',
  type: 'count',
  sources: ['honour-list'],
  window: '数据日有效',
  consent: 'public',
  missing: '没有收到全市荣誉名单，也没有此企业的有效荣誉',
  version: 1,
  compute: (view, asOf) => listed(view, ['honour-list'], liveHonours(view, asOf).size),
};
