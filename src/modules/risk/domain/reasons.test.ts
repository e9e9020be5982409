import { describe, expect, it } from 'vitest';
import { whyRefer } from './abstain';
import type { CardFeature } from './model-files';
import { reasonsOf, scoreLines } from './reasons';
import { binWords, valueWords } from './value-words';

const feature = (key: string, unit: string, edges: number[], points: number[]): CardFeature => ({
  key,
  label: `指标 ${key}`,
  unit,
  edges,
  points,
  missing: 0,
  weight: 1,
  iv: 0,
  count: [],
  bad: [],
});
const sales = feature('sales', '分', [10_000_000, 100_000_000], [-40, 10, 60]);
const share = feature('share', '%', [0.3, 0.5], [30, 5, -20]);
const months = feature('months', '月', [6], [-20, 30]);

describe('reasons', () => {
  it('are the largest losses against the best bin, ties by name', () => {
    const lines = scoreLines([sales, share, months], [2_000_000, 0.6, 3]);
    expect(lines.map((l) => l.loss)).toEqual([100, 50, 50]);
    expect(reasonsOf(lines).map((r) => r.feature)).toEqual(['sales', 'months', 'share']);
    expect(reasonsOf(lines, 1)).toHaveLength(1);
  });

  it('name the value, its bin and what it cost', () => {
    const [reason] = reasonsOf(scoreLines([share], [0.456]));
    expect(reason?.words).toBe('指标 share为 45.6 %（> 30 %且 ≤ 50 % 一档），比最好的一档少 25.0 分');
  });

  it('say that an unknown value is unknown', () => {
    const [reason] = reasonsOf(scoreLines([share], [Number.NaN]));
    expect(reason?.value).toBeUndefined();
    expect(reason?.words).toBe('指标 share未知，不计分，比最好的一档少 30.0 分');
  });

  it('are none where nothing was lost', () => {
    expect(reasonsOf(scoreLines([share, months], [0.1, 8]))).toEqual([]);
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
    ['分', Number.NaN, '未知'],
  ])('%s %d is %s', (unit, value, words) => {
    expect(valueWords(unit, value)).toBe(words);
  });

  it('name the first, a middle, the last and the missing bin', () => {
    expect([0, 1, 2, 3].map((bin) => binWords(sales, bin))).toEqual([
      '≤ 10 万元',
      '> 10 万元且 ≤ 100 万元',
      '> 100 万元',
      '未知',
    ]);
  });
});

describe('abstaining', () => {
  const minKnown = [
    { feature: 'sales', atLeast: 0.01, words: '没有销售' },
    { feature: 'months', atLeast: 3, words: '月份太少' },
  ];
  const given = (values: Record<string, number>) => whyRefer(minKnown, (f) => values[f] ?? Number.NaN);

  it('scores at the declared minimum', () => {
    expect(given({ sales: 1, months: 3 })).toEqual([]);
  });

  it('says each minimum that is not met; unknown never meets one', () => {
    expect(given({ sales: 1, months: 2 })).toEqual(['月份太少']);
    expect(given({ sales: 1 })).toEqual(['月份太少']);
    expect(given({})).toEqual(['没有销售', '月份太少']);
  });
});
