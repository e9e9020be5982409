import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './lines';

const measure = (text: string) => [...text].reduce((sum, c) => sum + (c < '\u0100' ? 0.5 : 1), 0);

describe('lines', () => {
  it('keep words whole and do not begin with a mark', () => {
    expect(breakLines('天津市市场监督，处罚', 7, measure)).toEqual(['天津市市场监', '督，处罚']);
    expect(breakLines('编号 AB-123-456 完', 5, measure)).toEqual(['编号', 'AB-123-456', '完']);
    expect(breakLines('', 5, measure)).toEqual(['']);
    expect(breakLines('a\nb', 5, measure)).toEqual(['a', 'b']);
  });
  it('lose nothing, and none is wider than the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'天津，。AB1-2 （）') }),
        fc.integer({ min: 2, max: 12 }),
        (text, width) => {
          const lines = breakLines(text, width, measure);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
