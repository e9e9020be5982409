import { type CellObject, read, SSF, type WorkBook } from '@e965/xlsx';
import { fileRefused } from './file-refusal';
import { fileBytes } from './inspect-file';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED = 512 * 1024 * 1024;

/**
 * The rows of one sheet, as text: dates as the workbook means them, numbers with every digit, numbers of
 * more than 15 digits in exponent form (their last digits are lost, so they must not look like codes).
 * @throws AppError invalid `workbook-too-large|workbook-unreadable|sheet-missing`
 */
export async function readWorkbook(
  file: string,
  gzip: boolean,
  sheetName?: string,
): Promise<{ rowNo: number; cells: string[] }[]> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of fileBytes(file, gzip)) {
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw fileRefused('workbook-too-large');
    pieces.push(piece);
  }
  const data = Buffer.concat(pieces);
  const unpacked = unpackedBytes(data);
  if (unpacked === undefined) throw fileRefused('workbook-unreadable'); // the reader below would not come back
  if (unpacked > MAX_UNPACKED) throw fileRefused('workbook-too-large');
  let workbook: WorkBook;
  try {
    workbook = read(data, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false });
  } catch {
    throw fileRefused('workbook-unreadable');
  }
  const name = sheetName ?? workbook.SheetNames[0];
  const sheet = name === undefined ? undefined : workbook.Sheets[name];
  if (!sheet) throw fileRefused('sheet-missing', `工作表“${sheetName ?? ''}”：`);
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const rows = (sheet['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
  const table: { rowNo: number; cells: string[] }[] = [];
  for (const [i, row] of rows.entries())
    if (row) table.push({ rowNo: i + 1, cells: Array.from(row, (cell) => cellText(cell, date1904)) });
  return table;
}

function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined) return '';
  if (cell.t === 'b') return cell.v ? '是' : '否';
  if (cell.t === 'e') return '#N/A';
  if (typeof cell.v !== 'number') return String(cell.v);
  if (typeof cell.z === 'string' && SSF.is_date(cell.z)) return dateText(cell.v, date1904);
  if (Math.abs(cell.v) >= 1e15) return cell.v.toExponential().toUpperCase();
  return String(cell.v);
}

function dateText(serial: number, date1904: boolean): string {
  const day = SSF.parse_date_code(serial, { date1904 });
  if (!day) return String(serial);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${day.y}-${two(day.m)}-${two(day.d)}`;
  return day.H || day.M || Math.floor(day.S)
    ? `${date} ${two(day.H)}:${two(day.M)}:${two(Math.floor(day.S))}`
    : date;
}

/**
 * Sum of the unpacked sizes a zip archive declares in its central directory; 0 for other containers.
 * @returns undefined for an archive that is cut off: its directory is missing or does not name every entry
 */
function unpackedBytes(data: Buffer): number | undefined {
  if (data.length < 4 || data.readUInt32BE(0) !== 0x504b0304) return 0;
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > data.length) return undefined;
  let at = data.readUInt32LE(end + 16);
  let sum = 0;
  let entries = 0;
  while (at + 46 <= data.length && data.readUInt32LE(at) === 0x02014b50) {
    if (data.readUInt32LE(at + 42) + data.readUInt32LE(at + 20) > data.length) return undefined;
    sum += data.readUInt32LE(at + 24);
    entries += 1;
    at += 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries === data.readUInt16LE(end + 10) ? sum : undefined;
}
