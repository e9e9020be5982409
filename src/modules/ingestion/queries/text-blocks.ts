import { MAX_ROW_CHARS, RowTooLong } from '../domain/csv-parser';
import { countLines, lastRowEnd } from '../domain/row-end';
import { fileBytes } from './inspect-file';

/** Whole rows of a text file, as bytes. */
export type TextBlock = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** physical line of the first row, the file's first being 1 */
  readonly firstLine: number;
  /** the file ends here, with or without a line break */
  readonly last: boolean;
};

const BLOCK = 1024 * 1024;

/**
 * A delimited text cut at the ends of rows into blocks of about 1 MiB, so that they can be read one by
 * one, anywhere.
 * @throws RowTooLong for a row that does not end within the longest one allowed
 */
export async function* textBlocks(file: string, gzip: boolean, delimiter: string): AsyncGenerator<TextBlock> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let line = 1;
  let wanted = BLOCK;
  for await (const piece of fileBytes(file, gzip)) {
    pieces.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    const bytes = joined(pieces, size);
    const end = lastRowEnd(bytes, delimiter.charCodeAt(0));
    if (end === 0) {
      // four bytes are the most a character takes
      if (size > 4 * MAX_ROW_CHARS + BLOCK) throw new RowTooLong(line, bytes.includes(34));
      pieces = [bytes];
      wanted = size + BLOCK;
      continue;
    }
    const whole = bytes.slice(0, end);
    yield { bytes: whole, firstLine: line, last: false };
    line += countLines(whole);
    pieces = [bytes.subarray(end)];
    size -= end;
    wanted = BLOCK;
  }
  yield { bytes: joined(pieces, size), firstLine: line, last: true };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
