import type { Feature } from './feature';
import { penaltiesOf, penaltiesOnDisplay, penaltyShown } from './penalties-on-display';

/** In their display period on asOf, standards §4. */
export const penaltiesMinor: Feature = {
  key: 'penalties-minor',
  label: '轻微行政处罚',
  unit: '件',
  type: 'count',
  sources: ['penalty'],
  window: '公示期内',
  reads: penaltyShown,
  consent: 'public',
  missing: '没有收到全市行政处罚数据，或有公示期内的处罚未注明失信程度',
  version: 1,
  compute: (view, asOf) => penaltiesOf(view, penaltiesOnDisplay(view, asOf), 'minor'),
};
