import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarse, featureHistogram } from './feature-histogram';

const column = (values: readonly number[]) => Float64Array.from(values);

describe('featureHistogram', () => {
  it('steps money by 1-2-5 from zero', () => {
    const wan = 1_000_000;
    const values = Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 3 * wan));
    const drawn = featureHistogram('tax-paid-12m', 'money', column(values));
    expect(drawn?.edges.slice(-3)).toEqual([1 * wan, 2 * wan, 5 * wan]);
    expect(drawn?.edges[0]).toBe(0);
    expect(drawn?.counts[0]).toBe(100);
    expect(drawn?.counts.at(-1)).toBe(100);
  });

  it('steps shares and counts evenly, by numbers a person would name', () => {
    const shares = Array.from({ length: 1000 }, (_, i) => i / 1000);
    expect(featureHistogram('void-rate-12m', 'ratio', column(shares))?.edges.slice(0, 4)).toEqual([
      0, 0.05, 0.1, 0.15,
    ]);
    const few = Array.from({ length: 90 }, (_, i) => i % 3);
    expect(featureHistogram('penalties-general', 'count', column(few))).toMatchObject({
      edges: [0, 1, 2, 3],
      counts: [30, 30, 30],
    });
    const rare = column([...new Array(500).fill(0), ...new Array(2).fill(1)]);
    expect(featureHistogram('penalties-serious', 'count', rare)?.edges).toEqual([0, 1, 2]);
  });

  it('keeps unknown apart and draws nothing from nothing', () => {
    const values = [...new Array(40).fill(5), ...new Array(15).fill(Number.NaN)];
    expect(featureHistogram('buyers-12m', 'count', column(values))?.unknown).toBe(15);
    expect(featureHistogram('buyers-12m', 'count', column([Number.NaN]))).toBeUndefined();
  });

  it.each<[number[], 'ratio' | 'money']>([
    [[-27_201_960_383.05], 'ratio'],
    [[0, 5e-324], 'ratio'],
    [[1e12, 1e12 + 0.001], 'ratio'],
    [[3e17, 4e17], 'money'],
  ])('has bins that differ for values close together or far out: %j', (values, type) => {
    const edges = featureHistogram('x', type, column(values))!.edges;
    expect(edges.length).toBeGreaterThan(1);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    expect(edges.every(Number.isFinite)).toBe(true);
  });

  it('counts within a set by the same edges', () => {
    const values = column(Array.from({ length: 64 }, (_, i) => i));
    const whole = featureHistogram('x', 'number', values)!;
    const half = featureHistogram('x', 'number', values, Uint32Array.of(0xffffffff, 0))!;
    expect(half.edges).toEqual(whole.edges);
    expect(half.counts.reduce((a, b) => a + b)).toBe(32);
  });

  it('shows a bank the shape: nothing finer than twenty, nor than a fortieth of the largest', () => {
    const drawn = { feature: 'x', edges: [0, 1, 2, 3], counts: [9, 31, 100], unknown: 4 };
    expect(coarse(drawn)).toMatchObject({ counts: [0, 40, 100], unknown: 0 });
    expect(coarse({ ...drawn, counts: [90_000, 1_100, 1_200] }).counts).toEqual([90_000, 0, 2_250]);
  });

  it('loses nobody, and its edges ascend', () => {
    const value = fc.oneof(
      fc.double({ min: -1e12, max: 1e18, noNaN: true }),
      fc.double({ min: -1e-6, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 9 }),
      fc.constant(Number.NaN),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.constantFrom('money', 'ratio', 'count', 'number'),
        (values, type) => {
          const drawn = featureHistogram('x', type as 'money', column(values));
          if (!drawn) return;
          const all = [...drawn.counts, drawn.unknown];
          expect(drawn.counts.length).toBeGreaterThan(0);
          drawn.edges.forEach((edge, i) => {
            if (i > 0) expect(edge).toBeGreaterThan(drawn.edges[i - 1]!);
          });
          expect(all.reduce((total, n) => total + n, 0)).toBe(values.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
