import { expect, it } from 'vitest';
import { ok } from '@/kernel/result';
import { whenKnown } from './estimate';

it('computes when all is known, 0 included', () => {
  expect(whenKnown({ a: 0, b: 2 }, ({ a, b }) => ok(a + b))).toEqual({ ok: true, value: 2 });
});

it('names every unknown input and computes nothing', () => {
  const never = (): never => {
    throw new Error('computed from an unknown');
  };
  expect(whenKnown({ a: undefined, b: 2, c: undefined }, never)).toEqual({
    ok: false,
    code: 'input-unknown',
    unknown: ['a', 'c'],
  });
});
