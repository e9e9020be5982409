/**
 * One line of CSV (RFC 4180, without its line break). A cell that a spreadsheet would run as a formula
 * (= + - @ at its start, unless it is a plain number) gets a leading apostrophe (OWASP, CSV injection).
 */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
