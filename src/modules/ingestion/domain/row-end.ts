const LINE = 10;
const QUOTE = 34;

/**
 * Where the last whole row of delimited bytes ends, by the rules of CsvParser (a quote counts only at the
 * start of a cell). UTF-8 and GB18030 never hold these bytes inside a character.
 * @param bytes begin at the start of a row
 * @returns the offset after its line break; 0 when no row ends in them
 */
export function lastRowEnd(bytes: Uint8Array, delimiter: number): number {
  if (bytes.indexOf(QUOTE) < 0) return bytes.lastIndexOf(LINE) + 1;
  let rowEnd = 0;
  let at = 0;
  for (;;) {
    if (bytes[at] === QUOTE) {
      at = closing(bytes, at + 1);
      if (at < 0) return rowEnd;
    }
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LINE) at++;
    if (at >= bytes.length) return rowEnd;
    at++;
    if (bytes[at - 1] === LINE) rowEnd = at;
  }
}

/** After the quote that closes a cell; -1 when it is not among the bytes, or may be the first of a pair. */
function closing(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(QUOTE, at);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    if (bytes[at + 1] !== QUOTE) return at + 1;
  }
}

export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE); at >= 0; at = bytes.indexOf(LINE, at + 1)) lines++;
  return lines;
}
