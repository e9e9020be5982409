import { trimCell } from './cell-text';
import type { CsvRow } from './csv-parser';

/** One row of data; blank rows are left out. `rowNo`: physical line (1 = first), or row of the sheet. */
export type TableRow = {
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly problem?: 'row-cell-count' | 'row-cut-off';
};

/** What of a file decides whether a row is whole. */
export type RowShape = {
  /** cells of the header */
  readonly width: number;
  readonly kind: 'text' | 'workbook';
  /** the text ends in the middle of a character */
  readonly endsInsideCharacter: boolean;
};

/** A row held against the header: workbooks leave trailing blanks out, texts may carry some too many. */
export function checkedRow(row: CsvRow, { width, kind, endsInsideCharacter }: RowShape): TableRow {
  const { rowNo, cells } = row;
  if (row.ending === 'open-quote' || (row.ending && endsInsideCharacter))
    return { rowNo, cells, problem: 'row-cut-off' };
  if (cells.length === width) return row;
  if (cells.length < width) {
    if (kind === 'workbook')
      return { rowNo, cells: [...cells, ...Array<string>(width - cells.length).fill('')] };
    return { rowNo, cells, problem: row.ending ? 'row-cut-off' : 'row-cell-count' };
  }
  for (let i = width; i < cells.length; i++)
    if (trimCell(cells[i] as string) !== '') return { rowNo, cells, problem: 'row-cell-count' };
  return row;
}

export function isBlankRow(row: CsvRow): boolean {
  for (const cell of row.cells) if (cell !== '' && trimCell(cell) !== '') return false;
  return true;
}
