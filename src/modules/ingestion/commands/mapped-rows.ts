/**
 * Rows between reading and settling, as bytes. One row, numbers little-endian:
 *   0 size of the row, a multiple of 8     4 size of the body
 *   8 subject, float64: an enterprise's id, or minus the number of a subject that is still to be resolved
 *  16 natural key, 16 bytes               32 rank among versions of one publication
 *  36 row number                          40 number of the subject, once it is resolved (else 0)
 *  48 body: fields of a LOAD DATA line `natural_key row_no content_hash published_on event_date payload`,
 *     keys and hashes as bytes, separated by tabs, escaped
 */
export const HEAD = 48;
export const BODY_COLUMNS = 'natural_key, row_no, content_hash, published_on, event_date, payload';

const [TAB, BACKSLASH] = [9, 92];
/** what LOAD DATA must not see bare -> the letter after the backslash */
const ESCAPED: Readonly<Record<number, number>> = { 0: 48, 9: 116, 10: 110, 13: 114, 92: 92 };

export type RowToWrite = {
  readonly subject: number;
  /** latin1, one character a byte; 16 of them count */
  readonly key: string;
  readonly content: string;
  readonly rank: number;
  readonly rowNo: number;
  readonly publishedOn: string;
  readonly eventDate: string;
  readonly json: string;
};

/** Writes rows into one growing buffer. */
export class MappedRowsWriter {
  rows = 0;
  private buffer = Buffer.alloc(256 * 1024);
  private at = 0;

  add(row: RowToWrite): void {
    // control characters stand escaped in JSON: only backslashes are left to double
    const json = row.json.includes('\\') ? row.json.replaceAll('\\', '\\\\') : row.json;
    const most = HEAD + 128 + 3 * json.length;
    if (this.at + most > this.buffer.length) this.grow(most);
    const { buffer, at } = this;
    buffer.writeDoubleLE(row.subject, at + 8);
    for (let i = 0; i < 16; i++) buffer[at + 16 + i] = row.key.charCodeAt(i);
    buffer.writeInt32LE(row.rank, at + 32);
    buffer.writeUInt32LE(row.rowNo, at + 36);
    buffer.writeDoubleLE(0, at + 40);
    let end = escapeInto(buffer, at + HEAD, row.key);
    buffer[end++] = TAB;
    end = digitsInto(buffer, end, row.rowNo);
    buffer[end++] = TAB;
    end = escapeInto(buffer, end, row.content);
    buffer[end++] = TAB;
    end += buffer.write(row.publishedOn, end, 'latin1');
    buffer[end++] = TAB;
    end += buffer.write(row.eventDate, end, 'latin1');
    buffer[end++] = TAB;
    end += buffer.write(json, end, 'utf8');
    buffer.writeUInt32LE(end - at - HEAD, at + 4);
    const size = (end - at + 7) & ~7;
    buffer.fill(0, end, at + size);
    buffer.writeUInt32LE(size, at);
    this.at = at + size;
    this.rows++;
  }

  /** @returns the rows written so far, in memory of their own */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.at);
    taken.set(this.buffer.subarray(0, this.at));
    this.at = 0;
    this.rows = 0;
    return taken;
  }

  private grow(most: number): void {
    const larger = Buffer.alloc(Math.max(2 * this.buffer.length, this.at + most));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}

/** The first 16 bytes of `text`. @returns where they end */
function escapeInto(buffer: Uint8Array, from: number, text: string): number {
  let at = from;
  for (let i = 0; i < 16; i++) {
    const byte = text.charCodeAt(i);
    const letter = byte <= BACKSLASH ? ESCAPED[byte] : undefined;
    if (letter === undefined) buffer[at++] = byte;
    else {
      buffer[at++] = BACKSLASH;
      buffer[at++] = letter;
    }
  }
  return at;
}

/** A whole number ≥ 0 in decimal digits. @returns where they end */
export function digitsInto(buffer: Uint8Array, from: number, value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
  let rest = value;
  for (let i = from + digits - 1; i >= from; i--) {
    const tens = Math.floor(rest / 10);
    buffer[i] = 48 + rest - 10 * tens;
    rest = tens;
  }
  return from + digits;
}

/** Rows in a buffer, by where they begin. */
export function* rowsIn(rows: DataView): Generator<number> {
  for (let at = 0; at < rows.byteLength; at += rows.getUint32(at, true)) yield at;
}

/** The payload of a row as it was written. */
export function payloadOf(rows: Uint8Array, at: number, bodySize: number): Record<string, unknown> {
  const body = Buffer.from(rows.buffer, rows.byteOffset + at + HEAD, bodySize);
  // the payload is the last field, and JSON holds no bare tab
  const json = body.toString('utf8', body.lastIndexOf(TAB) + 1).replaceAll('\\\\', '\\');
  return JSON.parse(json) as Record<string, unknown>;
}
