import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationBounds, jointDefault } from './joint-default';

const pds = fc.double({ min: 0, max: 1, noNaN: true });
/** place between the bounds: 0 the lower, 1 the upper */
const places = fc.double({ min: 0, max: 1, noNaN: true });

function joint(p: number, q: number, correlation: number) {
  const result = jointDefault({ p, q, correlation });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function correlationAt(p: number, q: number, place: number): number {
  const { min, max } = correlationBounds(p, q);
  return min + place * (max - min);
}

describe('jointDefault by hand', () => {
  // p = 10 %, q = 20 %: √(0.1·0.9·0.2·0.8) = √(0.09·0.16) = 0.3 · 0.4 = 0.12
  it('ρ = 0.25: both 0.02 + 0.25 · 0.12 = 5 %, either 10 + 20 − 5 = 25 %', () => {
    const { both, either } = joint(0.1, 0.2, 0.25);
    expect(both).toBeCloseTo(0.05, 12);
    expect(either).toBeCloseTo(0.25, 12);
  });

  it('bounds: at most (0.1 − 0.02)/0.12 = 2/3, at least −0.02/0.12 = −1/6', () => {
    const { min, max } = correlationBounds(0.1, 0.2);
    expect(max).toBeCloseTo(2 / 3, 12);
    expect(min).toBeCloseTo(-1 / 6, 12);
    expect(joint(0.1, 0.2, max).both).toBeCloseTo(0.1, 12);
    expect(joint(0.1, 0.2, min).both).toBeCloseTo(0, 12);
  });

  it('bounds of likely defaults, p = 80 %, q = 90 %: at least (0.7 − 0.72)/0.12 = −1/6', () => {
    expect(correlationBounds(0.8, 0.9).min).toBeCloseTo(-1 / 6, 12);
    expect(correlationBounds(0.8, 0.9).max).toBeCloseTo(2 / 3, 12);
  });

  it('equal PDs at ρ = 1 fall together', () => {
    expect(joint(0.03, 0.03, 1).both).toBeCloseTo(0.03, 12);
    expect(joint(0.03, 0.03, 1).either).toBeCloseTo(0.03, 12);
  });

  it('certainty leaves correlation without effect', () => {
    expect(joint(0, 0.2, 1)).toEqual({ both: 0, either: 0.2 });
    expect(joint(1, 0.2, -1)).toEqual({ both: 0.2, either: 1 });
  });
});

describe('jointDefault laws', () => {
  it('stays within max(0, p + q − 1) and min(p, q); either makes up the rest', () => {
    fc.assert(
      fc.property(pds, pds, places, (p, q, place) => {
        const { both, either } = joint(p, q, correlationAt(p, q, place));
        expect(both >= Math.max(0, p + q - 1) - 1e-15 && both >= 0 && both <= Math.min(p, q)).toBe(true);
        expect(either >= Math.max(p, q) && either <= 1).toBe(true);
        expect(both + either).toBeCloseTo(p + q, 12);
      }),
    );
  });

  it('does not know which party is which', () => {
    fc.assert(
      fc.property(pds, pds, places, (p, q, place) => {
        const rho = correlationAt(p, q, place);
        expect(joint(p, q, rho)).toEqual(joint(q, p, rho));
      }),
    );
  });

  it('ρ = 0 is independence: both p·q, neither (1−p)(1−q)', () => {
    fc.assert(
      fc.property(pds, pds, (p, q) => {
        const { both, either } = joint(p, q, 0);
        expect(both).toBeCloseTo(p * q, 14);
        expect(1 - either).toBeCloseTo((1 - p) * (1 - q), 14);
      }),
    );
  });

  it('rises with the correlation', () => {
    fc.assert(
      fc.property(pds, pds, places, places, (p, q, a, b) => {
        const low = joint(p, q, correlationAt(p, q, Math.min(a, b))).both;
        expect(joint(p, q, correlationAt(p, q, Math.max(a, b))).both).toBeGreaterThanOrEqual(low - 1e-15);
      }),
    );
  });
});

describe('jointDefault refuses', () => {
  it('a correlation these PDs cannot have, with the bounds', () => {
    expect(jointDefault({ p: 0.1, q: 0.2, correlation: 0.7 })).toEqual({
      ok: false,
      code: 'correlation-out-of-bounds',
      detail: '-0.1667 – 0.6667',
    });
    expect(jointDefault({ p: 0.1, q: 0.2, correlation: -0.2 }).ok).toBe(false);
    expect(correlationBounds(0.001, 0.3).max).toBeCloseTo(0.0483, 4);
  });

  it('to guess an unknown', () => {
    expect(jointDefault({ p: 0.1, q: undefined, correlation: undefined })).toMatchObject({
      code: 'input-unknown',
      unknown: ['q', 'correlation'],
    });
  });

  it('what is no probability or correlation', () => {
    expect(() => jointDefault({ p: -0.1, q: 0.2, correlation: 0 })).toThrow(RangeError);
    expect(() => jointDefault({ p: 0.1, q: Number.NaN, correlation: 0 })).toThrow(RangeError);
    expect(() => jointDefault({ p: 0.1, q: 0.2, correlation: 1.5 })).toThrow(RangeError);
    expect(() => correlationBounds(1.1, 0.2)).toThrow(RangeError);
  });
});
