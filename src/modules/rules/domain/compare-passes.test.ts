import { expect, it } from 'vitest';
import { comparePasses } from './compare-passes';

const bits = (from: number, to: number) => {
  const words = new Uint32Array(4);
  for (let i = from; i < to; i++) words[i >> 5]! |= 1 << (i & 31);
  return words;
};

it('counts who comes, goes and stays', () => {
  expect(comparePasses(bits(0, 60), bits(20, 100))).toEqual({ entered: 40, left: 20, stayed: 40 });
});
