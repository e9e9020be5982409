import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-text';

describe('a line of CSV', () => {
  it('quotes what must be quoted', () => {
    expect(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines'])).toBe('a,"b,c","say ""hi""","two\nlines"');
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1'])('keeps %j from running as a formula', (text) => {
    expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it.each(['-5', '+86', '-12.50'])('leaves the number %s as it is', (text) => {
    expect(csvLine([text])).toBe(text);
  });

  it('reads back as written, formulas apart', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', ' '), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (row) => {
        expect(parse(`${csvLine(row)}\n`)).toEqual([row]);
      }),
    );
  });
});
