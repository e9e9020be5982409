import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLimit, limitDepth, limitExprSchema, limitFeatures } from './limit';
import type { LimitExpr } from './product';

const nothing = () => undefined;
const wan = (n: number) => n * 1_000_000;

describe('evaluateLimit', () => {
  // 0.3 × sales + 10 × tax, at most 300 万元
  const formula: LimitExpr = {
    op: 'min',
    args: [
      { op: 'const', value: wan(300) },
      {
        op: 'add',
        args: [
          {
            op: 'mul',
            args: [
              { op: 'const', value: 0.3 },
              { op: 'feature', feature: 'sales-12m' },
            ],
          },
          {
            op: 'mul',
            args: [
              { op: 'const', value: 10 },
              { op: 'feature', feature: 'tax-paid-12m', orElse: 0 },
            ],
          },
        ],
      },
    ],
  };
  const read = (values: Record<string, number | string>) => (key: string) => values[key];

  it('computes in 分 and rounds down to whole 万元', () => {
    expect(evaluateLimit(formula, read({ 'sales-12m': wan(500), 'tax-paid-12m': wan(3.55) }))).toBe(
      185_000_000n,
    );
    expect(evaluateLimit(formula, read({ 'sales-12m': wan(5000) }))).toBe(300_000_000n);
    expect(evaluateLimit(formula, read({ 'sales-12m': wan(500) }), 50_999_999n)).toBe(50_000_000n);
  });

  it('does not lose a 万元 to a binary fraction', () => {
    const third: LimitExpr = {
      op: 'mul',
      args: [
        { op: 'const', value: 0.1 },
        { op: 'const', value: wan(30) },
      ],
    };
    expect(evaluateLimit(third, nothing)).toBe(3_000_000n);
    const seven: LimitExpr = {
      op: 'mul',
      args: [
        { op: 'const', value: 0.07 },
        { op: 'const', value: wan(100) },
      ],
    };
    expect(evaluateLimit(seven, nothing)).toBe(7_000_000n);
  });

  it('keeps unknown unknown, inside min too; only orElse replaces it', () => {
    expect(evaluateLimit(formula, nothing, 100_000_000n)).toBeUndefined();
    expect(evaluateLimit(formula, read({ 'sales-12m': Number.NaN }))).toBeUndefined();
    expect(evaluateLimit(formula, read({ 'sales-12m': 'A' }))).toBeUndefined();
    expect(evaluateLimit(formula, read({ 'sales-12m': 0 }))).toBe(0n);
  });

  it('is never negative, never above the cap, always whole 万元', () => {
    const leaf = fc.oneof(
      fc.record({
        op: fc.constant('const' as const),
        value: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      }),
      fc.record({ op: fc.constant('feature' as const), feature: fc.constantFrom('a', 'b', 'c') }),
    );
    const { tree } = fc.letrec<{ tree: LimitExpr }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.record({
          op: fc.constantFrom('add' as const, 'mul' as const, 'min' as const, 'max' as const),
          args: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(
        tree,
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.double({ min: -1e9, max: 1e9 })),
        fc.bigInt(0n, 10n ** 12n),
        (expr, values, cap) => {
          const limit = evaluateLimit(expr, (key) => values[key], cap);
          const needsUnknown = limitFeatures(expr).some((f) => values[f] === undefined);
          if (needsUnknown) expect(limit).toBeUndefined();
          if (limit === undefined) return;
          expect(limit >= 0n && limit <= cap && limit % 1_000_000n === 0n).toBe(true);
        },
      ),
    );
  });
});

describe('limitExprSchema', () => {
  it('takes the language and nothing else', () => {
    const expr = {
      op: 'min',
      args: [
        { op: 'const', value: 1 },
        { op: 'feature', feature: 'sales-12m', orElse: 0 },
      ],
    };
    expect(limitExprSchema.parse(expr)).toEqual(expr);
    expect(limitDepth(expr as LimitExpr)).toBe(2);
    for (const bad of [
      { op: 'sub', args: [] },
      { op: 'add', args: [] },
      { op: 'const', value: Number.NaN },
      {},
    ]) {
      expect(limitExprSchema.safeParse(bad).success).toBe(false);
    }
  });
});
