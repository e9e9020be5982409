import { expect, it } from 'vitest';
import { pdWords } from './pd-words';

it.each([
  [0.25, '每 100 家情况相近的企业，大约有 25 家'],
  [0.999, '每 100 家情况相近的企业，大约有 99 家'],
  [0.01, '每 100 家情况相近的企业，大约有 1 家'],
  [0.0056, '每 1000 家情况相近的企业，大约有 6 家'],
  [0.0004, '每 10000 家情况相近的企业，大约有 4 家'],
  [0.00004, '每 10000 家情况相近的企业，不到 1 家'],
])('says %d as a crowd one can picture', (pd, words) => {
  expect(pdWords(pd)).toBe(`${words}会在 12 个月内违约`);
});
