import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { gradeTableAt } from '../grade';
import { BAND_TABLES, bandCounts, bandTableAt, bandWords } from './score-bands';

const table = bandTableAt(isoDate('2026-11-20'));

describe('score bands', () => {
  it('put a score into the band it begins', () => {
    const counts = bandCounts(Float64Array.of(-40, 519.99, 520, 534.98, 535, 670, 900, Number.NaN), table);
    expect([...counts]).toEqual([2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('are worded each', () => {
    expect(bandWords(table)).toHaveLength(table.from.length + 1);
    expect(bandWords(table).slice(0, 2)).toEqual(['< 520', '520–534']);
    expect(bandWords(table).at(-1)).toBe('≥ 670');
  });

  it('rise, and never run over the bound of a grade of their day', () => {
    for (const { from, since } of BAND_TABLES) {
      expect([...from].sort((a, b) => a - b)).toEqual(from);
      for (const bound of Object.values(gradeTableAt(since).lowest)) expect(from).toContain(bound);
    }
  });

  it('take a day before the first table by the first', () => {
    expect(bandTableAt(isoDate('2020-02-29'))).toBe(BAND_TABLES[0]);
  });

  it('law: every scored firm is in exactly one band', () => {
    const score = fc.oneof(fc.constant(Number.NaN), fc.double({ min: -500, max: 1500, noNaN: true }));
    fc.assert(
      fc.property(fc.array(score), (scores) => {
        const sum = bandCounts(Float64Array.from(scores), table).reduce((a, b) => a + b, 0);
        expect(sum).toBe(scores.filter((s) => !Number.isNaN(s)).length);
      }),
    );
  });
});
