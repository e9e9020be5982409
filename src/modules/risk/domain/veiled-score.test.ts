import { describe, expect, it } from 'vitest';
import type { CardFeature, ModelSource } from './model-files';
import { reasonsOf, scoreSources } from './reasons';
import { categoriesSeen, type VeiledScore, veilScore } from './veiled-score';

const feature = (key: string, source: string): CardFeature => ({
  key,
  label: key,
  why: '测试',
  unit: '件',
  source,
  edges: [0, 3],
  points: [5, -2, -9],
  missing: 0,
  lever: true,
  weight: 1,
});
const source = (key: string, needs: ModelSource['needs'] = []): ModelSource => ({
  key,
  label: key,
  basis: 'trained',
  weight: 1,
  basisWords: '训练',
  leastFeatures: 1,
  needs,
  words: `没有${key}`,
});
/** Public alone; public and tax; public, but known only by what invoices say. */
const FEATURES = [
  feature('penalties-general', 'public'),
  feature('cases-plaintiff', 'mixed'),
  feature('tax-arrears', 'mixed'),
  feature('cases-loan-lost', 'asks'),
];
const SOURCES = [
  source('public'),
  source('mixed'),
  source('asks', [{ feature: 'sales-24m', atLeast: 1, words: '没有开票' }]),
];
const card = { features: FEATURES, sources: SOURCES };
const VALUES: Record<string, number> = {
  'penalties-general': 1,
  'cases-plaintiff': 9,
  'tax-arrears': 9,
  'cases-loan-lost': 9,
  'sales-24m': 5,
};
const read = (values: Record<string, number>) => (key: string) => values[key] ?? Number.NaN;
const evidence = {
  runId: 'r',
  snapshotId: 's',
  asOf: '2026-10-31',
  model: 'm',
  modelLabel: 'M',
  version: '1.0.0',
  modelSha256: 'x',
  prior: { value: 0.03, since: '2026-11-20', basis: '假设' },
};

function veiled(granted: readonly string[], values = VALUES): Exclude<VeiledScore, { state: 'not-scored' }> {
  const sources = scoreSources({ sources: SOURCES }, FEATURES, read(values));
  const reasons = reasonsOf(sources.flatMap((s) => s.lines));
  const told = {
    ...evidence,
    state: 'scored' as const,
    score: 570,
    base: 588,
    pd: 0.05,
    grade: 'D' as const,
  };
  const score = veilScore(
    { ...told, sources, reasons, levers: [] },
    card,
    (c) => c !== undefined && (c === 'public' || granted.includes(c)),
  );
  if (score.state === 'not-scored') throw new Error('not scored');
  return score;
}
const seenOf = (score: ReturnType<typeof veiled>) => score.sources.map((s) => s.seen?.points);

describe('a score for a reader who may not read everything', () => {
  it('shows bins of what is public and of what was granted, with every bin of the card', () => {
    const lines = veiled([]).sources.flatMap((s) => s.lines);
    expect(lines.map((l) => l.seen?.bin)).toEqual([1, 2, undefined, 2]);
    expect(lines[2]).toMatchObject({ label: 'tax-arrears', seen: undefined });
    expect(lines[2]?.bins).toEqual([
      { words: '0 件', points: 5 },
      { words: '1 至 3 件', points: -2 },
      { words: '4 件以上', points: -9 },
      { words: '未知', points: 0 },
    ]);
    const granted = veiled(['tax']).sources.flatMap((s) => s.lines);
    expect(granted[2]?.seen).toEqual({ valueText: '9 件', bin: 2 });
  });
  it('shows a source’s sum only where all it rests on may be read, its needs too', () => {
    expect(seenOf(veiled([]))).toEqual([-2, undefined, undefined]);
    expect(seenOf(veiled(['tax']))).toEqual([-2, -18, undefined]);
    expect(seenOf(veiled(['tax', 'invoice']))).toEqual([-2, -18, -9]);
  });
  it('gives no reason that speaks of a source it hides', () => {
    const reasons = (granted: string[]) => {
      const score = veiled(granted);
      return score.state === 'scored' ? score.reasons.map((r) => r.feature).sort() : [];
    };
    expect(reasons([])).toEqual(['penalties-general']);
    expect(reasons(['tax', 'invoice'])).toHaveLength(4);
  });
  it('holds nothing of a hidden value anywhere', () => {
    const other = { ...VALUES, 'tax-arrears': 1, 'sales-24m': 0 };
    expect(veiled([], other)).toEqual(veiled([]));
    expect(veiled(['tax'], other)).not.toEqual(veiled(['tax']));
  });
  it('says what it shows, for the enterprise’s log', () => {
    expect(categoriesSeen(veiled([]))).toEqual(['public']);
    expect(categoriesSeen(veiled(['tax']))).toEqual(['public', 'tax']);
    // that a source counts tells of the invoices its need asks for
    expect(categoriesSeen(veiled(['invoice']))).toEqual(['invoice', 'public']);
  });
  it('says of an abstention only that there is too little, unless all may be read', () => {
    const sources = scoreSources({ sources: SOURCES }, FEATURES, read({}));
    const told = { ...evidence, state: 'refer' as const, sources, why: ['太少', '没有开票'] };
    const why = (open: boolean) => veilScore(told, card, (c) => open || c === 'public');
    expect(why(false)).toMatchObject({ why: ['太少'] });
    expect(why(true)).toMatchObject({ why: ['太少', '没有开票'] });
  });
});
