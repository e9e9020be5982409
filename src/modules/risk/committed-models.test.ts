import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictionaryOf, featureOf } from '@/modules/features/domain/catalogue';
import { priorAt } from './domain/prior';
import { GRAIN, SCORE_SCALE } from './domain/score-points';
import { bestPoints } from './domain/scorecard';
import { loadModel } from './queries/load-model';
import { readPriors, shippedModels } from './queries/read-model-file';

const modelsDir = path.resolve('models');
const { models } = await shippedModels(modelsDir);
const loaded = await Promise.all(models.map((m) => loadModel(m, modelsDir)));

describe.each(loaded)('$manifest.name $manifest.version', ({ manifest, scorecard, folder }) => {
  it('has a card that names its bytes, and the pictures the card shows', () => {
    const card = readFileSync(path.join(folder, 'CARD.md'), 'utf8');
    expect(card).toContain(manifest.sha256);
    expect(card).toContain('不得用于');
    for (const [, picture] of card.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      expect(existsSync(path.join(folder, picture as string)), picture).toBe(true);
  });

  it('keeps to the scale and its own grain', () => {
    expect(manifest.score.factor).toBeCloseTo(SCORE_SCALE.factor, 12);
    expect(manifest.score.offset).toBeCloseTo(SCORE_SCALE.offset, 12);
    for (const f of scorecard?.features ?? [])
      for (const p of [...f.points, f.missing])
        expect(Number.isInteger(p * GRAIN), `${f.key} ${p}`).toBe(true);
  });

  it('law: each bin map is monotone, and unknown is no evidence', () => {
    for (const f of scorecard?.features ?? []) {
      const rising = f.points.every((p, i) => i === 0 || p >= (f.points[i - 1] as number));
      const falling = f.points.every((p, i) => i === 0 || p <= (f.points[i - 1] as number));
      expect(rising || falling, f.key).toBe(true);
      expect(f.missing).toBe(0);
      expect(bestPoints(f)).toBeGreaterThan(0);
    }
  });

  it('asks for features the platform computes, in the words and order of their codes', () => {
    if (manifest.subject !== 'enterprise') return;
    for (const key of manifest.features) expect(featureOf(key), key).toBeDefined();
    for (const f of scorecard?.features ?? []) {
      const feature = featureOf(f.key)!;
      if (feature.type === 'money') expect(f.unit, f.key).toBe('分');
      if (feature.type === 'ratio') expect(f.unit, f.key).toBe('%');
      if (feature.type === 'flag') expect(f.unit, f.key).toBe('flag');
      if (feature.type === 'code')
        expect(f.unit, f.key).toBe(
          `code:${dictionaryOf(feature)
            .map((c) => feature.codes![c])
            .join('|')}`,
        );
    }
  });

  it('says of expert points that they are, and of trained ones what they were trained on', () => {
    for (const s of manifest.sources) {
      const trained = (scorecard?.features ?? []).filter((f) => f.source === s.key && f.count);
      if (s.basis === 'expert')
        expect([s.basisWords.includes('专家打分'), trained.length]).toEqual([true, 0]);
    }
  });
});

it('the priors cover both portfolios', async () => {
  const priors = await readPriors(modelsDir);
  expect(priorAt(priors, 'enterprise', '2026-11-21')?.value).toBe(0.03);
  expect(priorAt(priors, 'receivable', '2026-11-21')).toBeDefined();
});
