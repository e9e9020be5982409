import { describe, expect, it } from 'vitest';
import { traceExpr } from '../evaluate-row';
import type { Comparison, Operand, Truth } from '../expr';
import { COMPARISONS } from './comparisons';
import { allOf, anyOf, notOf } from './kleene';
import { nextDown, nextUp } from './neighbour';

const at = (value: Operand) => ({ feature: 'f', value });
const of = (values: readonly Operand[]) => ({ feature: 'f', values });

/** expression, value, truth */
const TABLE: readonly [Comparison, Operand | undefined, Truth][] = [
  [{ op: 'gte', ...at(3) }, 3, 'true'],
  [{ op: 'gte', ...at(3) }, 2.9999999999999996, 'false'],
  [{ op: 'gte', ...at(3) }, undefined, 'unknown'],
  [{ op: 'gt', ...at(3) }, 3, 'false'],
  [{ op: 'gt', ...at(3) }, 3.0000000000000004, 'true'],
  [{ op: 'gt', ...at(3) }, undefined, 'unknown'],
  [{ op: 'lte', ...at(0) }, -0, 'true'],
  [{ op: 'lte', ...at(0) }, 5e-324, 'false'],
  [{ op: 'lte', ...at(0) }, undefined, 'unknown'],
  [{ op: 'lt', ...at(0) }, 0, 'false'],
  [{ op: 'lt', ...at(0) }, -5e-324, 'true'],
  [{ op: 'lt', ...at(0) }, undefined, 'unknown'],
  [{ op: 'eq', ...at('A') }, 'A', 'true'],
  [{ op: 'eq', ...at('A') }, 'B', 'false'],
  [{ op: 'eq', ...at(0) }, -0, 'true'],
  [{ op: 'eq', ...at('A') }, undefined, 'unknown'],
  [{ op: 'ne', ...at('A') }, 'A', 'false'],
  [{ op: 'ne', ...at('A') }, 'B', 'true'],
  [{ op: 'ne', ...at('A') }, undefined, 'unknown'],
  [{ op: 'in', ...of(['A', 'B']) }, 'B', 'true'],
  [{ op: 'in', ...of(['A', 'B']) }, 'C', 'false'],
  [{ op: 'in', ...of([]) }, 'C', 'false'],
  [{ op: 'in', ...of([]) }, undefined, 'unknown'],
  [{ op: 'notIn', ...of(['A']) }, 'A', 'false'],
  [{ op: 'notIn', ...of([]) }, 'A', 'true'],
  [{ op: 'notIn', ...of([]) }, undefined, 'unknown'],
  [{ op: 'between', feature: 'f', from: 1, to: 2 }, 1, 'true'],
  [{ op: 'between', feature: 'f', from: 1, to: 2 }, 2, 'true'],
  [{ op: 'between', feature: 'f', from: 1, to: 2 }, 2.0000000000000004, 'false'],
  [{ op: 'between', feature: 'f', from: 2, to: 1 }, 1.5, 'false'],
  [{ op: 'between', feature: 'f', from: 1, to: 2 }, undefined, 'unknown'],
  [{ op: 'known', feature: 'f' }, 0, 'true'],
  [{ op: 'known', feature: 'f' }, undefined, 'false'],
];

describe('comparisons', () => {
  it.each(TABLE)('%j of %j is %s', (expr, actual, truth) => {
    expect(traceExpr(expr, () => actual).truth).toBe(truth);
  });
  it('every one stands in the table with a true and a false', () => {
    for (const op of Object.keys(COMPARISONS)) {
      const truths = TABLE.filter(([expr]) => expr.op === op).map(([, , truth]) => truth);
      expect(truths, op).toEqual(expect.arrayContaining(['true', 'false']));
    }
  });
  it('a trace holds what was found and what was asked', () => {
    expect(traceExpr({ op: 'between', feature: 'f', from: 1, to: 2 }, () => 7)).toEqual({
      op: 'between',
      truth: 'false',
      feature: 'f',
      actual: 7,
      required: [1, 2],
    });
  });
});

describe('Kleene logic', () => {
  const [t, f, u] = ['true', 'false', 'unknown'] as const;
  it.each([
    [[t, t], t, t],
    [[t, f], f, t],
    [[t, u], u, t],
    [[f, u], f, u],
    [[f, f], f, f],
    [[u, u], u, u],
    [[], t, f],
  ] as const)('%j: all %s, any %s', (truths, all, any) => {
    expect(allOf(truths)).toBe(all);
    expect(anyOf(truths)).toBe(any);
  });
  it('not leaves unknown alone', () => {
    expect([t, f, u].map(notOf)).toEqual([f, t, u]);
  });
});

describe('neighbours of a float64', () => {
  it.each([0, -0, 1, -1, 0.1, 5e-324, -5e-324, 9e15, 1e300])('%d', (x) => {
    const [up, down] = [nextUp(x), nextDown(x)];
    expect(up).toBeGreaterThan(x);
    expect(down).toBeLessThan(x);
    expect((up + x) / 2 === up || (up + x) / 2 === x).toBe(true);
    expect(nextDown(up) === x && nextUp(down) === x).toBe(true);
  });
});
