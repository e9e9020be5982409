import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import { readerOf } from '@/modules/rules/domain/snapshot-columns';
import { evaluateLimit } from './limit';
import { limitColumn } from './limit-column';
import type { LimitExpr } from './product';

const KEYS = ['a', 'b', 'code', 'absent'];
const amount = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.integer({ min: -2_000_000, max: 500_000_000 }),
  fc.constantFrom(0.1, 0.07, 9_999_999.9999995, 1e300, -0),
);
const leaf = fc.oneof(
  fc.record({
    op: fc.constant('const' as const),
    value: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -9, max: 3_000_000 }),
    ),
  }),
  fc.record(
    {
      op: fc.constant('feature' as const),
      feature: fc.constantFrom(...KEYS),
      orElse: fc.integer({ min: 0, max: 9 }),
    },
    { requiredKeys: ['op', 'feature'] },
  ),
);
const { tree } = fc.letrec<{ tree: LimitExpr }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({
      op: fc.constantFrom('add' as const, 'mul' as const, 'min' as const, 'max' as const),
      args: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));
const column = fc.array(amount, { minLength: 12, maxLength: 12 });

describe('limitColumn', () => {
  it('gives every row what evaluateLimit gives it', () => {
    fc.assert(
      fc.property(
        tree,
        column,
        column,
        fc.bigInt(0n, BigInt(Number.MAX_SAFE_INTEGER)),
        fc.subarray([...Array(12).keys()]),
        (expr, a, b, cap, rows) => {
          const columns: Record<string, Float64Array> = {
            a: Float64Array.from(a),
            b: Float64Array.from(b),
            code: Float64Array.from(a, (_, i) => (i % 3 === 0 ? Number.NaN : i % 2)),
          };
          const source: ColumnSource = {
            rows: 12,
            column: (key) => columns[key],
            dictionary: (key) => (key === 'code' ? ['A', 'B'] : undefined),
          };
          const limits = limitColumn(expr, source, Int32Array.from(rows), cap);
          rows.forEach((row, i) => {
            const one = evaluateLimit(expr, readerOf(source, row), cap);
            expect(Number.isNaN(limits[i]!) ? undefined : BigInt(limits[i]!)).toBe(one);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
