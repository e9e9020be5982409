import { describe, expect, it } from 'vitest';
import type { VeiledScore } from '@/modules/risk/domain/veiled-score';
import { reportScore } from './report-score';

const evidence = {
  runId: 'r',
  snapshotId: 's',
  asOf: '2026-10-31',
  model: 'enterprise-credit',
  modelLabel: '企业信用融合评分卡',
  version: '1.0.0',
  modelSha256: 'm',
  prior: { value: 0.03, since: '', basis: '' },
  sources: [
    {
      key: 'a',
      label: '甲',
      basis: 'expert',
      basisWords: '',
      weight: 1,
      rests: ['public', 'tax'],
      seen: undefined,
      lines: [],
    },
    {
      key: 'b',
      label: '乙',
      basis: 'expert',
      basisWords: '',
      weight: 1,
      rests: ['invoice'],
      seen: undefined,
      lines: [],
    },
  ],
} as const;
const scored = {
  ...evidence,
  state: 'scored',
  score: 612.5,
  pd: 0.02,
  grade: 'A',
  base: 500,
  reasons: [{ words: '发票额上升' }],
} as unknown as VeiledScore;
const all = new Set(['tax', 'invoice']);

describe('the score of a report', () => {
  it('is told with its model and reasons where all it rests on may be read', () => {
    expect(reportScore(scored, all, false)).toEqual({
      state: 'scored',
      score: 613,
      grade: 'A',
      model: '企业信用融合评分卡',
      version: '1.0.0',
      asOf: '2026-10-31',
      reasons: ['发票额上升'],
    });
  });
  it('is left out whole where one category may not be read, saying which', () => {
    for (const told of [scored, { ...evidence, state: 'refer', why: ['缺发票'] } as unknown as VeiledScore]) {
      const left = reportScore(told, new Set(['tax']), false);
      expect(left).toEqual({ state: 'withheld', words: '未列示：评分用到发票数据，而本报告不含这些数据。' });
    }
  });
  it('is left out while a record it rested on has fallen since', () => {
    expect(reportScore(scored, all, true)).toMatchObject({ state: 'unknown' });
  });
  it('says why there is none', () => {
    const none = { state: 'not-scored', snapshotId: 's', why: ['这份快照还没有评分'] } as const;
    expect(reportScore(none, all, false)).toEqual({
      state: 'unknown',
      words: '未评分：这份快照还没有评分。',
    });
    const refer = { ...evidence, state: 'refer', why: ['证据太少'] } as unknown as VeiledScore;
    expect(reportScore(refer, all, false)).toEqual({ state: 'refer', words: '未给出分数：证据太少。' });
  });
});
