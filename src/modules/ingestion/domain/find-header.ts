import { foldHeading } from './cell-text';

/**
 * The row that holds the headings, among a file's first rows: the one with most of the expected ones,
 * the first of equals. Rows above it are titles. Headings and rows are compared folded.
 * @returns undefined when no row holds any
 */
export function findHeaderRow(
  rows: readonly (readonly string[])[],
  expected: readonly string[],
): number | undefined {
  const wanted = new Set(expected.map(foldHeading));
  let best: number | undefined;
  let most = 0;
  for (const [i, row] of rows.entries()) {
    const found = new Set(row.map(foldHeading).filter((heading) => wanted.has(heading))).size;
    if (found > most) {
      most = found;
      best = i;
    }
  }
  return best;
}

/** The delimiter of a text: a comma, unless no early line has one and a tab or semicolon stands in them. */
export function delimiterOf(sample: string): ',' | '\t' | ';' {
  if (sample.includes(',')) return ',';
  return sample.includes('\t') ? '\t' : sample.includes(';') ? ';' : ',';
}
