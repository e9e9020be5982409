import { trimCell } from '../domain/cell-text';
import { CsvParser, type CsvRow, RowTooLong } from '../domain/csv-parser';
import { delimiterOf, findHeaderRow } from '../domain/find-header';
import { fileRefused } from './file-refusal';
import { fileBytes, type InspectedFile, inspectFile, type TextEncoding } from './inspect-file';
import { readWorkbook } from './read-workbook';

/** One row of data; blank rows are left out. `rowNo`: physical line (1 = first), or row of the sheet. */
export type TableRow = {
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly problem?: 'row-cell-count' | 'row-cut-off';
};

export type OpenedTable = {
  readonly encoding: TextEncoding | 'workbook';
  readonly header: readonly string[];
  readonly headerRowNo: number;
  readonly titleRows: readonly (readonly string[])[];
  /** Can be walked once; leaving the loop early closes the file. */
  readonly rows: AsyncIterable<TableRow>;
};

export type OpenTableOptions = {
  readonly encoding?: 'auto' | TextEncoding;
  readonly sheet?: string;
  /** Headings of the profile: the row among the first 30 with most of them is the header. */
  readonly expectHeadings?: readonly string[];
  readonly inspected?: InspectedFile;
};

/** Title rows, units and notes above a header; no real table has more. */
export const HEADER_WITHIN = 30;

/**
 * Opens a provider's file (CSV or workbook, gzip or not, recognised by content) as a stream of rows in
 * bounded memory. Without `expectHeadings` the first row that is not blank is the header.
 * @throws AppError not-found `file-not-found` or invalid, see file-refusal.ts; while rows are walked also
 *         `row-too-long` and `file-truncated`
 */
export async function openTable(file: string, options: OpenTableOptions): Promise<OpenedTable> {
  const inspected = options.inspected ?? (await inspectFile(file, options.encoding));
  const rows = inspected.kind === 'workbook' ? workbookRows(inspected, options.sheet) : textRows(inspected);
  const early: CsvRow[] = [];
  const within = options.expectHeadings ? HEADER_WITHIN : 1;
  while (early.length < within) {
    const next = await rows.next();
    if (next.done) break;
    early.push(next.value);
  }
  const at = options.expectHeadings
    ? findHeaderRow(
        early.map((r) => r.cells),
        options.expectHeadings,
      )
    : 0;
  const headerRow = at === undefined ? undefined : early[at];
  if (at === undefined || !headerRow) {
    await rows.return(undefined);
    throw fileRefused(early.length === 0 ? 'file-empty' : 'file-header-missing', '', {
      headings: options.expectHeadings,
      firstRow: early[0]?.cells.slice(0, 20),
    });
  }
  const header = withoutBlankTail(headerRow.cells);
  return {
    encoding: inspected.kind === 'workbook' ? 'workbook' : (inspected.encoding as TextEncoding),
    header,
    headerRowNo: headerRow.rowNo,
    titleRows: early.slice(0, at).map((r) => r.cells),
    rows: dataRows(early.slice(at + 1), rows, header.length, inspected),
  };
}

async function* dataRows(
  early: readonly CsvRow[],
  rest: AsyncGenerator<CsvRow>,
  width: number,
  inspected: InspectedFile,
): AsyncGenerator<TableRow> {
  try {
    for (const row of early) yield checked(row, width, inspected);
    for await (const row of rest) yield checked(row, width, inspected);
  } finally {
    await rest.return(undefined);
  }
}

function checked(row: CsvRow, width: number, inspected: InspectedFile): TableRow {
  const { rowNo, cells } = row;
  if (row.ending === 'open-quote' || (row.ending && inspected.endsInsideCharacter))
    return { rowNo, cells, problem: 'row-cut-off' };
  if (cells.length === width) return row;
  if (cells.length < width) {
    if (inspected.kind === 'workbook')
      return { rowNo, cells: [...cells, ...Array<string>(width - cells.length).fill('')] };
    return { rowNo, cells, problem: row.ending ? 'row-cut-off' : 'row-cell-count' };
  }
  for (let i = width; i < cells.length; i++)
    if (trimCell(cells[i] as string) !== '') return { rowNo, cells, problem: 'row-cell-count' };
  return row;
}

async function* workbookRows(inspected: InspectedFile, sheet?: string): AsyncGenerator<CsvRow> {
  for (const row of await readWorkbook(inspected.file, inspected.gzip, sheet))
    if (!isBlankRow(row)) yield row;
}

async function* textRows(inspected: InspectedFile): AsyncGenerator<CsvRow> {
  let parser: CsvParser | undefined;
  try {
    for await (const text of decoded(inspected)) {
      parser ??= new CsvParser(delimiterOf(text));
      for (const row of parser.push(text)) if (!isBlankRow(row)) yield row;
    }
    if (parser) for (const row of parser.end()) if (!isBlankRow(row)) yield row;
  } catch (error) {
    if (!(error instanceof RowTooLong)) throw error;
    const why = error.inQuotes ? '（此行有引号没有闭合）' : '';
    throw fileRefused('row-too-long', `第 ${error.rowNo} 行${why}：`, { rowNo: error.rowNo });
  }
}

/** The text without its BOM; \r alone ends lines where the file knows no \n (old Mac exports). */
async function* decoded(inspected: InspectedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(inspected.encoding, { fatal: !inspected.endsInsideCharacter });
  let oldMac: boolean | undefined;
  for await (const piece of fileBytes(inspected.file, inspected.gzip)) {
    const text = decoder.decode(piece, { stream: true });
    oldMac ??= text.includes('\r') && !text.includes('\n');
    yield oldMac ? text.replaceAll('\r', '\n') : text;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

function isBlankRow(row: CsvRow): boolean {
  for (const cell of row.cells) if (cell !== '' && trimCell(cell) !== '') return false;
  return true;
}

function withoutBlankTail(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && trimCell(cells[end - 1] as string) === '') end--;
  return end === cells.length ? cells : cells.slice(0, end);
}
