import { stringify } from 'csv-stringify/browser/esm/sync';

/** Saves a table as a file of the reader's own: UTF-8 with BOM, as spreadsheet programs read it. */
export function saveCsv(
  name: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const text = stringify([[...header], ...rows.map((row) => [...row])], { bom: true, escape_formulas: true });
  saveBytes(`${name}.csv`, text, 'text/csv;charset=utf-8');
}

/** Saves bytes as a file of the reader's own. */
export function saveBytes(fileName: string, bytes: BlobPart, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
