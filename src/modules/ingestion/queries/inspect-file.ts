import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fileRefused } from './file-refusal';

export type TextEncoding = 'utf-8' | 'gb18030';

/** What a file turned out to be, by its bytes and never by its name. */
export type InspectedFile = {
  readonly file: string;
  readonly gzip: boolean;
  readonly kind: 'text' | 'workbook';
  /** texts only */
  readonly encoding?: TextEncoding;
  /** the text ends in the middle of a character */
  readonly endsInsideCharacter: boolean;
};

const PIECE = 256 * 1024;

/** The bytes of a file, unpacked when it is gzip. Errors of a broken archive are AppErrors. */
export async function* fileBytes(file: string, gzip: boolean): AsyncGenerator<Buffer> {
  const raw = createReadStream(file, { highWaterMark: PIECE });
  let source: Readable = raw;
  if (gzip) {
    const gunzip = createGunzip({ chunkSize: PIECE });
    pipeline(raw, gunzip, () => {});
    source = gunzip;
  }
  try {
    for await (const piece of source) yield piece as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') throw fileRefused('file-truncated');
    if (code?.startsWith('Z_')) throw fileRefused('file-corrupt');
    throw error;
  } finally {
    source.destroy();
    raw.destroy();
  }
}

/**
 * The identity of a file: size and sha256 (hex) of its bytes as they lie on disk.
 * @throws AppError not-found `file-not-found`
 */
export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) throw fileRefused('file-not-found', `${file}：`);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) hash.update(piece as Buffer);
  return { bytes: info.size, sha256: hash.digest('hex') };
}

/**
 * Reads the whole file once in bounded memory: gzip and workbook by their first bytes, and for texts the encoding, decided strictly (UTF-8, else GB18030; one impossible byte in both refuses it).
 * @throws AppError not-found `file-not-found`, invalid `file-empty|file-binary|file-truncated|
 *         file-corrupt|encoding-unknown`
 */
export async function inspectFile(
  file: string,
  wanted: 'auto' | TextEncoding = 'auto',
): Promise<InspectedFile> {
  const info = await stat(file).catch(() => undefined);
  if (!info?.isFile()) throw fileRefused('file-not-found', `${file}：`);
  if (info.size === 0) throw fileRefused('file-empty');
  const gzip = (await head(file)).subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
  const known = { file, gzip };

  let first: Buffer | undefined;
  for await (const piece of fileBytes(file, gzip)) {
    first = piece;
    break;
  }
  if (!first) throw fileRefused('file-empty');
  if (isWorkbook(first)) return { ...known, kind: 'workbook', endsInsideCharacter: false };

  const tried = wanted === 'auto' ? (['utf-8', 'gb18030'] as const) : ([wanted] as const);
  const offsets: Record<string, number> = {};
  for (const encoding of tried) {
    const read = await decodes(file, gzip, encoding);
    if (read.ok) return { ...known, kind: 'text', encoding, endsInsideCharacter: read.endsInsideCharacter };
    offsets[encoding] = read.offset;
  }
  const place = Object.entries(offsets).map(([e, at]) => `按 ${e.toUpperCase()} 在第 ${at + 1} 个字节读不通`);
  throw fileRefused('encoding-unknown', `${place.join('，')}。`, { offsets });
}

async function head(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isWorkbook(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  return bytes.readUInt32BE(0) === 0x504b0304 || bytes.readUInt32BE(0) === 0xd0cf11e0;
}

type Decoded = { ok: true; endsInsideCharacter: boolean } | { ok: false; offset: number };

async function decodes(file: string, gzip: boolean, encoding: TextEncoding): Promise<Decoded> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  let carried = Buffer.alloc(0);
  let blank = true;
  for await (const piece of fileBytes(file, gzip)) {
    if (piece.includes(0)) throw fileRefused('file-binary');
    try {
      const text = decoder.decode(piece, { stream: true });
      if (blank && text.trim() !== '') blank = false;
    } catch {
      const start = offset - carried.length;
      return { ok: false, offset: start + firstBadByte(Buffer.concat([carried, piece]), encoding) };
    }
    offset += piece.length;
    carried = Buffer.from(piece.subarray(Math.max(0, piece.length - 8)));
  }
  if (blank) throw fileRefused('file-empty');
  try {
    decoder.decode();
    return { ok: true, endsInsideCharacter: false };
  } catch {
    return { ok: true, endsInsideCharacter: true };
  }
}

/** The longest prefix that decodes, by bisection: a prefix of a good text is good. */
function firstBadByte(bytes: Buffer, encoding: TextEncoding): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
