import { describe, expect, it } from 'vitest';
import { aCardFeature, aSource } from './model-case';
import { leversOf, reasonsOf, scoreSources } from './reasons';
import { binWords, valueWords } from './value-words';

const feature = (key: string, unit: string, edges: number[], points: number[], lever = true) =>
  aCardFeature(key, { source: 'invoice', unit, edges, points, lever });
const sales = feature('sales', '分', [10_000_000, 100_000_000], [-40, 10, 60]);
const share = feature('share', '%', [0.3, 0.5], [30, 5, -20]);
const months = feature('months', '月', [6], [-20, 30], false);
const FEATURES = [sales, share, months];
const manifest = { sources: [aSource('invoice'), aSource('court', { basis: 'expert' })] };
const court = aCardFeature('cases', { source: 'court', edges: [0], points: [3, -20] });

const sourcesOf = (values: Record<string, number>, features = [...FEATURES, court]) =>
  scoreSources(manifest, features, (key) => values[key] ?? Number.NaN);
const linesOf = (values: Record<string, number>) => sourcesOf(values).flatMap((s) => s.lines);

describe('sources of a score', () => {
  it('add up their lines, and an unknown one adds nothing', () => {
    const [invoice, other] = sourcesOf({ sales: 2_000_000, share: 0.6, months: 3 });
    expect(invoice).toMatchObject({ known: true, points: -80, lacks: [] });
    expect(other).toMatchObject({ known: false, points: 0, lacks: ['没有 court'], basis: 'expert' });
    expect(other?.lines[0]).toMatchObject({ points: 0, loss: 0, valueText: '未知' });
  });
});

describe('reasons', () => {
  it('are the largest losses against the best bin, ties by name', () => {
    const lines = linesOf({ sales: 2_000_000, share: 0.6, months: 3 });
    expect(lines.map((l) => l.loss)).toEqual([100, 50, 50, 0]);
    expect(reasonsOf(lines).map((r) => r.feature)).toEqual(['sales', 'months', 'share']);
    expect(reasonsOf(lines, 1)).toHaveLength(1);
  });

  it('name the value, its bin and what it cost', () => {
    const reason = reasonsOf(linesOf({ share: 0.456 })).find((r) => r.feature === 'share');
    expect(reason?.words).toBe('指标 share为 45.6 %，比最好的一档（不超过 30 %）少 25.0 分');
  });

  it('say that an unknown value of a known source is unknown', () => {
    const reason = reasonsOf(linesOf({ months: 8 })).find((r) => r.feature === 'share');
    expect(reason?.value).toBeUndefined();
    expect(reason?.words).toBe('指标 share未知，不加分也不扣分，比最好的一档（不超过 30 %）少 30.0 分');
  });

  it('are none where nothing was lost', () => {
    expect(reasonsOf(linesOf({ sales: 2e8, share: 0.1, months: 8 }))).toEqual([]);
  });
});

describe('what would change a score', () => {
  it('is the nearest better bin of what the enterprise can change, the largest gain first', () => {
    const sources = sourcesOf({ sales: 5_000_000, share: 0.6, months: 3 });
    expect(leversOf(FEATURES, sources).map((l) => [l.feature, l.gain])).toEqual([
      ['sales', 50],
      ['share', 25],
    ]);
    expect(leversOf(FEATURES, sources, 1)[0]?.words).toBe(
      '指标 sales现为 5 万元；若在“超过 10 万元、不超过 100 万元”一档，可多 50.0 分',
    );
  });

  it('is no amount more than three times today’s', () => {
    expect(leversOf(FEATURES, sourcesOf({ sales: 3_000_000 }))).toEqual([]);
  });

  it('is nothing where a value is unknown or in its best bin', () => {
    expect(leversOf(FEATURES, sourcesOf({ sales: 2e8, months: 3 }))).toEqual([]);
  });
});

describe('words of values and bins', () => {
  it.each([
    ['分', 123_456_789, '123.46 万元'],
    ['分', 1_234_567_890_000, '123.46 亿元'],
    ['分', -5_000_000, '-5 万元'],
    ['%', 0.1234, '12.3 %'],
    ['', 1.5, '1.5'],
    ['月', 7, '7 月'],
    ['flag', 1, '是'],
    ['code:A 级|B 级|M 级', 2, 'M 级'],
    ['分', Number.NaN, '未知'],
  ])('%s %d is %s', (unit, value, words) => {
    expect(valueWords(unit, value)).toBe(words);
  });

  it('name the first, a middle, the last and the missing bin', () => {
    expect([0, 1, 2, 3].map((bin) => binWords(sales, bin))).toEqual([
      '不超过 10 万元',
      '超过 10 万元、不超过 100 万元',
      '超过 100 万元',
      '未知',
    ]);
  });

  it('name the whole numbers a bin of counts holds', () => {
    const cases = { unit: '件', edges: [0, 1, 3, 5] };
    expect([0, 1, 2, 3, 4].map((bin) => binWords(cases, bin))).toEqual([
      '0 件',
      '1 件',
      '2 至 3 件',
      '4 至 5 件',
      '6 件以上',
    ]);
  });

  it('name the codes a bin holds', () => {
    const grade = { unit: 'code:A 级|B 级|M 级|C 级', edges: [0, 2] };
    expect([0, 1, 2, 3].map((bin) => binWords(grade, bin))).toEqual(['A 级', 'B 级、M 级', 'C 级', '未知']);
    expect([0, 1].map((bin) => binWords({ unit: 'flag', edges: [0] }, bin))).toEqual(['否', '是']);
  });
});
