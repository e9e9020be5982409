import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  breakdown,
  codeStates,
  hidden,
  SCORE_BINS,
  SMALLEST_CELL,
  StateCounts,
  scoreHistogram,
  scoreStates,
} from './breakdown';

it('hides counts below 10, and a second cell where one alone would follow from the total', () => {
  expect([...hidden([50, 9, 30, 0])].sort()).toEqual([1, 2]);
  expect([...hidden([50, 9, 3])].sort()).toEqual([1, 2]);
  expect([...hidden([50, 10, 0])]).toEqual([]);
});

it('never shows a small cell, nor leaves exactly one cell of all to be worked out', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 17 }), (counts) => {
      const held = hidden(counts);
      counts.forEach((n, at) => {
        if (n > 0 && n < SMALLEST_CELL) expect(held.has(at)).toBe(true);
      });
      if (held.size === 1) expect(counts.filter((n) => n >= SMALLEST_CELL)).toEqual([]);
    }),
  );
});

it('counts rows and passing rows by code, unknown as its own', () => {
  const column = Float64Array.from({ length: 60 }, (_, i) => (i < 25 ? 0 : i < 50 ? 1 : Number.NaN));
  const pass = Uint32Array.from([0xffffffff, 0]); // rows 0–31
  const codes = ['120101', '120102', '120103'];
  expect(breakdown(new StateCounts(codeStates(column, codes), 4), codes, pass)).toEqual([
    { key: '120101', rows: 25, pass: 25 },
    { key: '120102', rows: 25, pass: 7 },
    { key: 'unknown', rows: 10, pass: 0 },
  ]);
});

it('bins scores in steps, without those that have none', () => {
  const at = (value: number, times: number) => new Array<number>(times).fill(value);
  const scores = [...at(545, 12), ...at(559.9, 3), ...at(560, 4), ...at(601, 20), Number.NaN];
  const binned = (values: Float64Array) => new StateCounts(scoreStates(values), SCORE_BINS + 1);
  expect(scoreHistogram(binned(Float64Array.from(scores)), Uint32Array.from([0xffff, 0xff]))).toEqual([
    { from: 540, to: 560, rows: 15, pass: 15 }, // rows 0–15, 32–39
    { from: 560, to: 580, rows: 4, pass: 1 },
    { from: 580, to: 600, rows: 0, pass: 0 },
    { from: 600, to: 620, rows: 20, pass: 7 },
  ]);
  expect(scoreHistogram(binned(Float64Array.of(Number.NaN)), Uint32Array.of(1))).toEqual([]);
  expect(scoreHistogram(binned(Float64Array.of(-5, 5_000)), Uint32Array.of(2)).map((b) => b.rows)).toEqual([
    1,
    ...at(0, 58),
    1,
  ]);
});
