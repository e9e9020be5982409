import fc from 'fast-check';
import type { LimitExpr } from './product';

// For tests: random limit formulas and the amounts they are given.

const KEYS = ['a', 'b', 'code', 'absent'];
export const amount = fc.oneof(
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
export const { tree } = fc.letrec<{ tree: LimitExpr }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({
      op: fc.constantFrom('add' as const, 'mul' as const, 'min' as const, 'max' as const),
      args: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));
