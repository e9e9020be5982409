import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, type TargetGoal, type TargetOperator } from './judge-target';

const goal = (operator: TargetOperator, value: number | null, valueTo: number | null = null): TargetGoal => ({
  operator,
  value,
  valueTo,
});

describe('assess', () => {
  it.each([
    // 河西: 2000 registered in the year
    ['gte', 2000, 'flow', 2000, 0.5, 'on-track'],
    ['gte', 2000, 'flow', 1000, 0.5, 'on-track'],
    ['gte', 2000, 'flow', 800, 0.5, 'near'],
    ['gte', 2000, 'flow', 799, 0.5, 'short'],
    ['gte', 2000, 'flow', 0, 0.5, 'short'],
    // a stock is not drawn out
    ['gt', 150000, 'stock', 120000, 0.5, 'near'],
    ['gt', 150000, 'stock', 150000, 1, 'near'],
    ['gt', 150000, 'stock', 150001, 1, 'on-track'],
    // 滨海: below 1 %
    ['lt', 1, 'share', 0.99, 1, 'on-track'],
    ['lt', 1, 'share', 1, 1, 'near'],
    ['lt', 1, 'share', 1.3, 1, 'short'],
    ['lte', 1, 'share', 1, 1, 'on-track'],
    ['eq', 20, 'share', 20, 1, 'on-track'],
    ['eq', 20, 'share', 18, 1, 'near'],
    ['eq', 20, 'share', 30, 1, 'short'],
  ] as const)(
    '%s %d (%s): %d after %d of the time is %s',
    (operator, value, kind, actual, elapsed, judged) => {
      expect(assess(goal(operator, value), kind, actual, elapsed).judgement).toBe(judged);
    },
  );

  it('reads a range with both ends', () => {
    const scenes = goal('range', 1, 2);
    expect(assess(scenes, 'stock', 1, 1).met).toBe(true);
    expect(assess(scenes, 'stock', 2, 1).met).toBe(true);
    expect(assess(scenes, 'stock', 3, 1)).toMatchObject({ met: false, judgement: 'short' });
    expect(assess(scenes, 'stock', 0, 1).judgement).toBe('short');
  });

  it('never takes unknown for 0, nor a goal without a number for a goal', () => {
    expect(assess(goal('gte', 10), 'flow', undefined, 0.5)).toEqual({
      judgement: 'unknown',
      met: undefined,
      progress: undefined,
      projected: undefined,
    });
    expect(assess(goal('gte', null), 'stock', 42, 1)).toMatchObject({ judgement: 'unknown', projected: 42 });
  });

  it('never judges worse when more was done', () => {
    const order = ['short', 'near', 'on-track'];
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('gte' as const, 'gt' as const),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        amount,
        amount,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (operator, value, a, b, elapsed) => {
          const [less, more] = [a, b].sort((x, y) => x - y) as [number, number];
          const rank = (actual: number) =>
            order.indexOf(assess(goal(operator, value), 'flow', actual, elapsed).judgement);
          expect(rank(more)).toBeGreaterThanOrEqual(rank(less));
        },
      ),
    );
  });
});
