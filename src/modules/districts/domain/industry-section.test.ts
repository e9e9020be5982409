import { describe, expect, it } from 'vitest';
import { SECTION_NAMES, sectionOf } from './industry-section';

describe('sectionOf', () => {
  it.each([
    ['C3011', 'C'],
    ['3011', 'C'],
    ['01', 'A'],
    ['0511', 'A'],
    ['13', 'C'],
    ['43', 'C'],
    ['44', 'D'],
    ['52', 'F'],
    ['97', 'T'],
    ['98', undefined],
    ['00', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s -> %s', (code, section) => expect(sectionOf(code)).toBe(section));

  it('gives every division from 01 to 97 to one section', () => {
    for (let d = 1; d <= 97; d++) {
      expect(SECTION_NAMES).toHaveProperty(sectionOf(String(d).padStart(2, '0')) as string);
    }
  });
});
