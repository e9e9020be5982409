import { describe, expect, it } from 'vitest';
import type { ScoreTable } from './score';
import { decodeScores, encodeScores } from './score-file';

const table = (pd: number[]): ScoreTable => ({
  pd: Float64Array.from(pd),
  score: Float64Array.from(pd, (v) => 600 - v),
  prior: Float64Array.from(pd, () => 0.03),
  points: new Map([
    ['sales-24m', Int16Array.from(pd, (_, i) => i - 2)],
    ['void-rate-24m', Int16Array.from(pd, (_, i) => 64 * i)],
  ]),
  known: new Map([['invoice-default', Uint8Array.from(pd, (v) => (Number.isNaN(v) ? 0 : 1))]]),
  reasons: [Uint8Array.from(pd, () => 1), Uint8Array.from(pd, () => 255)],
  referred: 0,
});

describe('score file', () => {
  it('gives back what was put in, NaN as NaN', () => {
    const written = table([0.1, Number.NaN, 0.3]);
    const { referred: _, ...want } = written;
    expect(decodeScores(encodeScores(written))).toEqual(want);
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
