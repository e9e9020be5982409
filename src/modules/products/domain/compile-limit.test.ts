import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places, RowOnce } from '@/modules/rules/domain/read-once';
import { compileLimit } from './compile-limit';
import { evaluateLimit } from './limit';
import { amount, tree } from './limit-case';

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
