/** One record of a delimited text; `rowNo` is the physical line it starts on, the first line being 1. */
export type CsvRow = {
  readonly rowNo: number;
  readonly cells: readonly string[];
  /** the text ends inside this row: an open quote, or a last line without its line break */
  readonly ending?: 'open-quote' | 'no-line-break';
};

/** No row of a table is longer; a quote that is never closed would otherwise swallow the file. */
export const MAX_ROW_CHARS = 1_000_000;

export class RowTooLong extends Error {
  constructor(
    readonly rowNo: number,
    readonly inQuotes: boolean,
  ) {
    super(`row ${rowNo} is longer than ${MAX_ROW_CHARS} characters`);
  }
}

/**
 * Delimited text (RFC 4180) given in pieces; holds at most one row. A quote counts only at the start of
 * a cell, `""` inside quotes is one quote, cells may hold line breaks; \n and \r\n end a row.
 */
export class CsvParser {
  private rest = '';

  /** @param line the physical line the text begins on */
  constructor(
    private readonly delimiter: string,
    private line = 1,
  ) {}

  /** Whether the last row given is not whole yet. */
  get open(): boolean {
    return this.rest !== '';
  }

  /** @throws RowTooLong */
  *push(piece: string): Generator<CsvRow> {
    const text = this.rest + piece;
    let at = 0;
    // looked for once, and again only when passed: most texts have none
    let quote = text.indexOf('"');
    for (;;) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote > end) {
        if (end - at > MAX_ROW_CHARS) throw new RowTooLong(this.line, false);
        const last = text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
        yield { rowNo: this.line++, cells: text.slice(at, last).split(this.delimiter) };
        at = end + 1;
        continue;
      }
      const row = this.quoted(text, at);
      if (row.next === undefined) break;
      if (row.next - at > MAX_ROW_CHARS) throw new RowTooLong(this.line, true);
      yield { rowNo: this.line, cells: row.cells };
      this.line += row.lines;
      at = row.next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MAX_ROW_CHARS) throw new RowTooLong(this.line, this.rest.includes('"'));
  }

  /** What stands after the last line break. */
  *end(): Generator<CsvRow> {
    if (this.rest === '') return;
    const row = this.quoted(this.rest, 0);
    yield { rowNo: this.line, cells: row.cells, ending: row.open ? 'open-quote' : 'no-line-break' };
    this.rest = '';
  }

  /** Reads one row that has quotes; `next` is undefined when the row does not end in this text. */
  private quoted(
    text: string,
    from: number,
  ): { cells: string[]; next?: number; lines: number; open: boolean } {
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          const part = text.slice(at, close < 0 ? text.length : close);
          for (let i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) lines++;
          cell += part;
          if (close < 0) return { cells: [...cells, cell], lines, open: true };
          at = close + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at++;
        }
      }
      const comma = text.indexOf(this.delimiter, at);
      const end = text.indexOf('\n', at);
      if (comma >= 0 && (end < 0 || comma < end)) {
        cells.push(cell + text.slice(at, comma));
        at = comma + 1;
        continue;
      }
      const tail = text.slice(at, end < 0 ? text.length : end);
      cells.push(cell + (tail.endsWith('\r') ? tail.slice(0, -1) : tail));
      return end < 0 ? { cells, lines, open: false } : { cells, next: end + 1, lines, open: false };
    }
  }
}
