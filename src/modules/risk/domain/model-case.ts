import type { CardFeature, ModelManifest, ModelSource } from './model-files';
import { SCORE_SCALE } from './score-points';

/** For tests: parts of a model, whole unless said otherwise. */
export function aCardFeature(
  key: string,
  given: Pick<CardFeature, 'source' | 'edges' | 'points'> & Partial<CardFeature>,
): CardFeature {
  return {
    key,
    label: `指标 ${key}`,
    unit: '',
    missing: 0,
    lever: true,
    why: '测试',
    weight: 1,
    iv: 0,
    ...given,
  };
}

export function aSource(key: string, given: Partial<ModelSource> = {}): ModelSource {
  return {
    key,
    label: key,
    basis: 'trained',
    basisWords: '测试',
    weight: 1,
    leastFeatures: 1,
    needs: [],
    words: `没有 ${key}`,
    ...given,
  };
}

export function aManifest(
  given: Pick<ModelManifest, 'features' | 'sources'> & Partial<ModelManifest>,
): ModelManifest {
  return {
    name: 'test-model',
    version: '1.0.0',
    label: '测试评分卡',
    subject: 'enterprise',
    kind: 'scorecard',
    sha256: '0'.repeat(64),
    outputs: ['pd', 'score', 'points', 'evidence', 'known'],
    minSources: { atLeast: 1, of: given.sources.map((s) => s.key), words: '数据不足' },
    snapshotMaxAgeDays: 183,
    score: { points: 600, odds: 50, pdo: 20, ...SCORE_SCALE },
    ...given,
  };
}
