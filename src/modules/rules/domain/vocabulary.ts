import { CATALOGUE, featureOf } from '@/modules/features/domain/catalogue';
import type { Feature } from '@/modules/features/domain/feature';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';

/** What a rule can name: its words and its type. */
export type Term = Pick<Feature, 'key' | 'label' | 'unit' | 'type' | 'codes' | 'window' | 'missing'>;

const SCORES: readonly Term[] = [
  {
    key: SCORE_FEATURE,
    label: '信用评分',
    unit: '分',
    type: 'number',
    window: '最近一次评分',
    missing: '证据不足，模型不给分，转人工',
  },
  {
    key: PD_FEATURE,
    label: '12 个月违约概率',
    unit: '%',
    type: 'ratio',
    window: '最近一次评分',
    missing: '证据不足，模型不给分，转人工',
  },
];

/** Everything a rule can name, in the order of the catalogue, the score at the end. */
export const VOCABULARY: readonly Term[] = [...CATALOGUE, ...SCORES];

export function termOf(key: string): Term | undefined {
  return featureOf(key) ?? SCORES.find((term) => term.key === key);
}
