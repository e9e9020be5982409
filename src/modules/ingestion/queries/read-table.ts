import type { AppError } from '@/kernel/errors';
import { trimCell } from '../domain/cell-text';
import { CsvParser, type CsvRow, RowTooLong } from '../domain/csv-parser';
import { delimiterOf, findHeaderRow } from '../domain/find-header';
import { checkedRow, isBlankRow, type RowShape, type TableRow } from '../domain/table-row';
import { fileRefused } from './file-refusal';
import { fileBytes, type InspectedFile, inspectFile, type TextEncoding } from './inspect-file';
import { readWorkbook } from './read-workbook';

export type { TableRow };

export type OpenedTable = {
  readonly encoding: TextEncoding | 'workbook';
  readonly header: readonly string[];
  readonly headerRowNo: number;
  readonly titleRows: readonly (readonly string[])[];
  /** Can be walked once; leaving the loop early closes the file. */
  readonly rows: AsyncIterable<TableRow>;
  /** Of a text whose lines end in \n: what reads it block by block instead. */
  readonly text?: TextLayout;
  /** Lets go of the file when `rows` is not walked. */
  readonly close?: () => Promise<unknown>;
};

export type TextLayout = RowShape & {
  readonly file: string;
  readonly gzip: boolean;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
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
  const found: Found = {};
  const rows =
    inspected.kind === 'workbook' ? workbookRows(inspected, options.sheet) : textRows(inspected, found);
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
  const { kind, endsInsideCharacter } = inspected;
  const shape: RowShape = { width: header.length, kind, endsInsideCharacter };
  return {
    encoding: inspected.kind === 'workbook' ? 'workbook' : (inspected.encoding as TextEncoding),
    header,
    headerRowNo: headerRow.rowNo,
    titleRows: early.slice(0, at).map((r) => r.cells),
    rows: dataRows(early.slice(at + 1), rows, shape),
    text: textLayout(inspected, shape, found),
    close: () => rows.return(undefined),
  };
}

/** Learnt from the first piece of a text. */
type Found = { delimiter?: string; oldMac?: boolean };

function textLayout(inspected: InspectedFile, shape: RowShape, found: Found): TextLayout | undefined {
  const { file, gzip, encoding } = inspected;
  const { delimiter } = found;
  if (inspected.kind !== 'text' || !encoding || !delimiter || found.oldMac) return undefined;
  return { ...shape, file, gzip, encoding, delimiter };
}

async function* dataRows(
  early: readonly CsvRow[],
  rest: AsyncGenerator<CsvRow>,
  shape: RowShape,
): AsyncGenerator<TableRow> {
  try {
    for (const row of early) yield checkedRow(row, shape);
    for await (const row of rest) yield checkedRow(row, shape);
  } finally {
    await rest.return(undefined);
  }
}

async function* workbookRows(inspected: InspectedFile, sheet?: string): AsyncGenerator<CsvRow> {
  for (const row of await readWorkbook(inspected.file, inspected.gzip, sheet))
    if (!isBlankRow(row)) yield row;
}

async function* textRows(inspected: InspectedFile, found: Found): AsyncGenerator<CsvRow> {
  let parser: CsvParser | undefined;
  try {
    for await (const text of decoded(inspected, found)) {
      found.delimiter ??= delimiterOf(text);
      parser ??= new CsvParser(found.delimiter);
      for (const row of parser.push(text)) if (!isBlankRow(row)) yield row;
    }
    if (parser) for (const row of parser.end()) if (!isBlankRow(row)) yield row;
  } catch (error) {
    throw error instanceof RowTooLong ? rowTooLong(error) : error;
  }
}

export function rowTooLong({ rowNo, inQuotes }: Pick<RowTooLong, 'rowNo' | 'inQuotes'>): AppError {
  const why = inQuotes ? '（此行有引号没有闭合）' : '';
  return fileRefused('row-too-long', `第 ${rowNo} 行${why}：`, { rowNo });
}

/** The text without its BOM; \r alone ends lines where the file knows no \n (old Mac exports). */
async function* decoded(inspected: InspectedFile, found: Found): AsyncGenerator<string> {
  const decoder = new TextDecoder(inspected.encoding, { fatal: !inspected.endsInsideCharacter });
  for await (const piece of fileBytes(inspected.file, inspected.gzip)) {
    const text = decoder.decode(piece, { stream: true });
    found.oldMac ??= text.includes('\r') && !text.includes('\n');
    yield found.oldMac ? text.replaceAll('\r', '\n') : text;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

function withoutBlankTail(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && trimCell(cells[end - 1] as string) === '') end--;
  return end === cells.length ? cells : cells.slice(0, end);
}
