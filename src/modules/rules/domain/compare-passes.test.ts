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

it('says nothing exact of fewer than 10, and 0 of nobody', () => {
  expect(comparePasses(bits(0, 60), bits(9, 60))).toEqual({ entered: 0, left: undefined, stayed: 51 });
  expect(comparePasses(bits(0, 10), bits(0, 20))).toEqual({ entered: 10, left: 0, stayed: 10 });
});
