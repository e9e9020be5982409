import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdOfScore, SCORE_SCALE, scoreOfPd } from './score-points';

describe('score points', () => {
  it('meets the vectors of standards §7', () => {
    expect(SCORE_SCALE.factor).toBeCloseTo(28.853901, 6);
    expect(SCORE_SCALE.offset).toBeCloseTo(487.122876, 6);
    expect(scoreOfPd(0.02)).toBeCloseTo(599.417, 3);
    expect(scoreOfPd(0.05)).toBeCloseTo(572.081, 3);
    expect(scoreOfPd(1 / 51)).toBeCloseTo(600, 9);
  });

  it('law: odds double, the score rises by 20', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (odds) => {
        expect(scoreOfPd(1 / (1 + 2 * odds)) - scoreOfPd(1 / (1 + odds))).toBeCloseTo(20, 6);
      }),
    );
  });

  it('law: PD of the score of a PD is that PD', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.999999, noNaN: true }), (pd) => {
        expect(pdOfScore(scoreOfPd(pd))).toBeCloseTo(pd, 9);
      }),
    );
  });

  it('stays a probability at absurd scores', () => {
    expect(pdOfScore(-1e9)).toBe(1);
    expect(pdOfScore(1e9)).toBe(0);
  });
});
