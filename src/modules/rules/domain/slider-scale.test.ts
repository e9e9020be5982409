import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf, valueAt } from './slider-scale';

const EDGES = [0, 1, 2, 5, 10, 20];

it('puts edges at whole places and what is between them in proportion', () => {
  expect(placeOf(EDGES, 5)).toBe(3);
  expect(placeOf(EDGES, 3.5)).toBe(2.5);
  expect(valueAt(EDGES, 4.5)).toBe(15);
  expect(placeOf(EDGES, 99)).toBe(5);
  expect(placeOf(EDGES, -3)).toBe(0);
});

it('goes there and back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 20, noNaN: true }), (value) => {
      expect(valueAt(EDGES, placeOf(EDGES, value))).toBeCloseTo(value, 9);
    }),
  );
});
