import { expect, it } from 'vitest';
import { SCORE_SCALE, sigmoid } from '../score-points';
import { outcomeEvidenceCsv } from './outcome-evidence';

const sources = ['tax', 'court'].map((key) => ({ key })) as never;
const features = [
  { key: 'tax-a', source: 'tax' },
  { key: 'tax-b', source: 'tax' },
  { key: 'court-a', source: 'court' },
] as never;
const model = { manifest: { sources, score: SCORE_SCALE as never }, card: { features } };
const scores = {
  score: Float64Array.of(600, Number.NaN, 580),
  prior: Float64Array.of(0.02, 0.02, 0.05),
  points: new Map([
    ['tax-a', Int16Array.of(640, 0, -64)],
    ['tax-b', Int16Array.of(-128, 0, 32)],
    ['court-a', Int16Array.of(0, 0, 0)],
  ]),
  known: new Map([
    ['tax', Uint8Array.of(1, 0, 1)],
    ['court', Uint8Array.of(0, 0, 1)],
  ]),
};

it('gives each source’s evidence as log odds, and leaves out who was not scored', () => {
  const outcomes = [false, true, true].map((bad, row) => ({ enterpriseId: BigInt(row + 7), row, bad }));
  const { csv, rows, bad } = outcomeEvidenceCsv(model, scores, outcomes);
  expect([rows, bad]).toEqual([2, 1]);
  const [head, ...lines] = csv.trimEnd().split('\n');
  expect(head).toBe('enterprise_id,bad,prior,evidence:tax,evidence:court,known:tax,known:court');
  expect(lines).toEqual([
    `7,0,0.02,${-8 / SCORE_SCALE.factor},0,1,0`,
    `9,1,0.05,${0.5 / SCORE_SCALE.factor},0,1,1`,
  ]);
  // fewer points are worse odds
  expect(sigmoid(Number(lines[1]?.split(',')[3]))).toBeGreaterThan(0.5);
});

it('has a head alone where nothing came of anybody', () => {
  expect(outcomeEvidenceCsv(model, scores, []).csv.trimEnd().split('\n')).toHaveLength(1);
});
