const BLANKS = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '－',
  '/',
  '\\',
  '／',
  '无',
  '空',
  '暂无',
  'null',
  'NULL',
  'Null',
  'N/A',
  'n/a',
  'NA',
  '#N/A',
]);

/** Whether a trimmed cell says "nothing here": the value is then unknown, never zero. */
export function isBlank(text: string): boolean {
  return text.length < 5 && BLANKS.has(text);
}

const OUTER = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;

/** Without outer white space, BOM and zero-width characters. */
export function trimCell(cell: string): string {
  const last = cell.length - 1;
  if (last < 0) return cell;
  // most cells are clean: look at both ends before running the expression
  return isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(last)) ? cell : cell.replace(OUTER, '');
}

function isInk(c: number): boolean {
  return c > 32 && c !== 0x3000 && c !== 0xa0 && c !== 0xfeff && c !== 0x200b;
}

const WIDE = /[\uff01-\uff5e\u3000]/;

/** Full-width ASCII (U+FF01–FF5E) and the ideographic space to their half-width forms. */
export function toHalfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Brackets of every kind a Chinese table uses -> round ASCII ones. */
export function foldBrackets(text: string): string {
  return text.replace(/[（〔【［[〈《]/g, '(').replace(/[）〕】］\]〉》]/g, ')');
}

/** A column heading as it is compared: no BOM, no white space, half width, round brackets, upper case. */
export function foldHeading(text: string): string {
  return foldBrackets(toHalfWidth(text))
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toUpperCase();
}

/** Excel's rewriting of a long number: 9.11101E+17. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?[eE]\+?\d+$/.test(text);
}
