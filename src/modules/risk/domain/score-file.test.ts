import { describe, expect, it } from 'vitest';
import type { ScoreTable } from './score';
import { decodeScores, encodeScores } from './score-file';

const table = (pd: number[]): ScoreTable => ({
  pd: Float64Array.from(pd),
  score: Float64Array.from(pd, (v) => 600 - v),
  points: new Map([
    ['sales-24m', Float64Array.from(pd, (v) => v * 2)],
    ['void-rate-24m', Float64Array.from(pd, (v) => v * 3)],
  ]),
  referred: 0,
});

describe('score file', () => {
  it('gives back what was put in, NaN as NaN', () => {
    const read = decodeScores(encodeScores(table([0.1, Number.NaN, 0.3])));
    expect([...(read?.pd ?? [])]).toEqual([0.1, Number.NaN, 0.3]);
    expect([...(read?.score ?? [])]).toEqual([599.9, Number.NaN, 599.7]);
    expect([...(read?.points.keys() ?? [])]).toEqual(['sales-24m', 'void-rate-24m']);
    expect([...(read?.points.get('void-rate-24m') ?? [])][0]).toBeCloseTo(0.3, 12);
  });

  it('is the same bytes for the same scores, whatever made the NaN', () => {
    const odd = table([0.1, Number.NaN]);
    new DataView(odd.pd.buffer).setBigUint64(8, 0x7ff8_0000_0000_0abcn, true);
    expect(Buffer.from(encodeScores(odd))).toEqual(Buffer.from(encodeScores(table([0.1, Number.NaN]))));
    expect(Buffer.from(encodeScores(table([0.1])))).not.toEqual(Buffer.from(encodeScores(table([0.2]))));
  });

  it('takes a snapshot of nobody', () => {
    expect(decodeScores(encodeScores(table([])))?.pd).toHaveLength(0);
  });
});
