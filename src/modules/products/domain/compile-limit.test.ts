import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places, RowOnce } from '@/modules/rules/domain/read-once';
import { compileLimit } from './compile-limit';
import { evaluateLimit } from './limit';
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
const value = fc.oneof({ weight: 5, arbitrary: amount }, fc.constantFrom('A', undefined));

it('gives every enterprise what evaluateLimit gives it', () => {
  fc.assert(
    fc.property(
      tree,
      fc.array(fc.record({ a: value, b: value, code: value }), { minLength: 1, maxLength: 5 }),
      fc.bigInt(0n, BigInt(Number.MAX_SAFE_INTEGER)),
      (expr, firms, cap) => {
        const places = new Places();
        const limitFor = compileLimit(expr, cap, places);
        for (const firm of firms) {
          const read = (key: string) => (firm as Record<string, number | string | undefined>)[key];
          const limit = limitFor(new RowOnce(places, read));
          expect(limit === undefined ? undefined : BigInt(limit)).toBe(evaluateLimit(expr, read, cap));
        }
      },
    ),
    { numRuns: 3_000 },
  );
});
