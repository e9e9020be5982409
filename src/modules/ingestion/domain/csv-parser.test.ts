import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser, type CsvRow, MAX_ROW_CHARS, RowTooLong } from './csv-parser';

function read(pieces: readonly string[], delimiter = ','): CsvRow[] {
  const parser = new CsvParser(delimiter);
  const rows = pieces.flatMap((piece) => [...parser.push(piece)]);
  return [...rows, ...parser.end()];
}
const cells = (text: string) => read([text]).map((r) => r.cells);

describe('delimited text', () => {
  it('splits cells, keeps quoted separators, line breaks and doubled quotes', () => {
    expect(cells('a,b\n"x,y","say ""hi"""\n"two\nlines",z\n')).toEqual([
      ['a', 'b'],
      ['x,y', 'say "hi"'],
      ['two\nlines', 'z'],
    ]);
  });

  it('takes \\r\\n as well and a quote inside a cell as itself', () => {
    expect(cells('a,b"c\r\n"q"\r\n')).toEqual([['a', 'b"c'], ['q']]);
  });

  it('numbers rows by the line they start on', () => {
    expect(read(['a\n"x\ny"\n\nb\n']).map((r) => r.rowNo)).toEqual([1, 2, 4, 5]);
  });

  it('says how a text ends: after a row, inside one, inside a quote', () => {
    expect(read(['a\nb\n']).at(-1)?.ending).toBeUndefined();
    expect(read(['a\nb']).at(-1)).toEqual({ rowNo: 2, cells: ['b'], ending: 'no-line-break' });
    expect(read(['a\n"b,c\nd']).at(-1)).toEqual({ rowNo: 2, cells: ['b,c\nd'], ending: 'open-quote' });
  });

  it('refuses a row that does not end, in bounded memory', () => {
    const parser = new CsvParser(',');
    const piece = 'x'.repeat(64 * 1024);
    const feed = () => {
      for (let i = 0; i < 160; i++) [...parser.push(piece)];
    };
    expect(feed).toThrow(RowTooLong);
  });

  it('takes a row of exactly the limit and refuses one more character', () => {
    expect(read([`${'x'.repeat(MAX_ROW_CHARS)}\n`])).toHaveLength(1);
    expect(() => read([`${'x'.repeat(MAX_ROW_CHARS + 1)}\n`])).toThrow(RowTooLong);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', ' ', 'é'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const write = (rows: string[][]) => rows.map((row) => `${row.map(quote).join(',')}\n`).join('');

  it('reads back what was written, as csv-parse does', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = write(rows);
        expect(cells(text)).toEqual(rows);
        expect(cells(text)).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: false }));
      }),
    );
  });

  it('gives the same rows however the text is cut into pieces', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(60), { maxLength: 10 }), (rows, cuts) => {
        const text = write(rows);
        const at = [0, ...cuts.map((c) => Math.min(c, text.length)).sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end));
        expect(read(pieces)).toEqual(read([text]));
      }),
    );
  });
});
