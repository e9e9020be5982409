import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser, type CsvRow } from './csv-parser';
import { countLines, lastRowEnd } from './row-end';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function parse(text: string, line = 1): CsvRow[] {
  const parser = new CsvParser(',', line);
  return [...parser.push(text), ...parser.end()];
}

describe('lastRowEnd', () => {
  it('counts a quote only at the start of a cell', () => {
    expect(lastRowEnd(bytesOf('a,"b\nc",d\ne'), 44)).toBe(10);
    expect(lastRowEnd(bytesOf('a,b"\nc"\nd'), 44)).toBe(8);
    expect(lastRowEnd(bytesOf('"a""\n"\nb'), 44)).toBe(7);
    expect(lastRowEnd(bytesOf('"a\nb'), 44)).toBe(0);
    expect(lastRowEnd(bytesOf('"a"'), 44)).toBe(0);
  });

  it('a text cut there reads as the whole does', () => {
    const texts = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '信'), maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const bytes = bytesOf(text);
        const end = lastRowEnd(bytes.subarray(0, at % (bytes.length + 1)), 44);
        const head = bytes.subarray(0, end);
        const rest = parse(textOf(bytes.subarray(end)), 1 + countLines(head));
        expect([...parse(textOf(head)), ...rest]).toEqual(parse(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
