import { expect, it } from 'vitest';
import { missingRates } from './missing';

it('shares of firms a source says nothing of, unknown where it was not counted', () => {
  const now = new Map([
    ['tax', Uint8Array.of(1, 0, 0, 1)],
    ['court', Uint8Array.of(1, 1, 1, 1)],
    ['none', new Uint8Array(0)],
  ]);
  const before = new Map([['tax', Uint8Array.of(1, 1, 1, 0)]]);
  const sources = ['tax', 'court', 'none', 'new'].map((key) => ({ key, label: key }));
  const rates = (b?: typeof before) => missingRates(sources, now, b).map((s) => [s.now, s.before]);
  expect(rates(before)).toEqual([
    [0.5, 0.25],
    [0, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(rates()[0]).toEqual([0.5, undefined]);
});
