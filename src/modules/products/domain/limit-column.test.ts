import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnSource } from '@/modules/rules/domain/columnar/mark-program';
import { readerOf } from '@/modules/rules/domain/snapshot-columns';
import { evaluateLimit } from './limit';
import { amount, tree } from './limit-case';
import { limitColumn } from './limit-column';

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
