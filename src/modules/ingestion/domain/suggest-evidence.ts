import { isBlank, trimCell } from './cell-text';
import { type DateFormat, parseDate } from './parse-date';
import { valueParser } from './parse-value';
import type { ProfileColumn } from './profile';
import type { FieldSpec } from './source';
import { readSubject } from './subject';

/** How far the cells of a column bear out a reading: share of the non-blank ones, and what was seen. */
export type Evidence = {
  readonly share: number;
  readonly words: string;
  readonly column: Omit<ProfileColumn, 'heading'>;
};

/** The cells of one column that hold something. */
export function filledCells(rows: readonly (readonly string[])[], at: number): string[] {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = trimCell(row[at] ?? '');
    if (!isBlank(cell)) cells.push(cell);
  }
  return cells;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Share of cells that are good identifiers of a scheme; refused ones count against it. */
export function subjectEvidence(scheme: string, cells: readonly string[]): Evidence {
  let good = 0;
  for (const cell of cells) {
    const read = readSubject(scheme, cell);
    if (read.ok && read.value && (scheme !== 'name' || ENTERPRISE.test(cell))) good++;
  }
  const share = cells.length === 0 ? 0 : good / cells.length;
  const what = scheme === 'name' ? '像企业名称' : '校验位正确';
  return { share, words: `${cells.length} 个非空单元格中 ${percent(share)} ${what}`, column: {} };
}

const ENTERPRISE = /公司|厂|店|中心|集团|合作社|事务所|部$|院$|行$|社$|场$|馆$|所$|站$/;

/** Share of cells the field's own parser reads, with the unit, date order or code map that makes it so. */
export function fieldEvidence(spec: FieldSpec, heading: string, cells: readonly string[]): Evidence {
  const column: { unit?: 'yuan' | 'wan-yuan'; format?: DateFormat; map?: Record<string, string> } = {};
  const notes: string[] = [];
  if (spec.type === 'money' && /万元/.test(heading)) {
    column.unit = 'wan-yuan';
    notes.push('表头写明万元');
  }
  if (spec.type === 'date') {
    const format = dateFormat(cells);
    if (format) {
      column.format = format.format;
      notes.push(format.words);
    }
  }
  if (spec.type === 'code') {
    const map = codeMap(spec.codes ?? {}, cells);
    if (Object.keys(map).length > 0) {
      column.map = map;
      notes.push(`取值对照 ${Object.keys(map).join('、')}`);
    }
  }
  const parse = valueParser(spec, column);
  let good = 0;
  for (const cell of cells) if (parse(cell).ok) good++;
  const share = cells.length === 0 ? 0 : good / cells.length;
  notes.unshift(`${cells.length} 个非空单元格中 ${percent(share)} 可读`);
  return { share, words: notes.join('，'), column };
}

/**
 * Day or month first, when the cells themselves show it: a number above 12 in one place and never in
 * the other. Without such a cell nothing is proposed.
 */
export function dateFormat(cells: readonly string[]): { format: DateFormat; words: string } | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  let serial = 0;
  for (const cell of cells) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(cell);
    if (match && Number(match[1]) > 12) dayFirst++;
    if (match && Number(match[2]) > 12) monthFirst++;
    if (/^[34]\d{4}(\.\d+)?$/.test(cell) && !parseDate(cell).ok) serial++;
  }
  if (dayFirst > 0 && monthFirst === 0)
    return { format: 'dmy', words: `${dayFirst} 个单元格首位大于 12，日在月前` };
  if (monthFirst > 0 && dayFirst === 0)
    return { format: 'mdy', words: `${monthFirst} 个单元格次位大于 12，月在日前` };
  if (cells.length > 0 && serial === cells.length)
    return { format: 'excel-serial', words: '全为五位数，是表格日期序号，请人工核对' };
  return undefined;
}

/** Cells that contain exactly one of the code labels: 有效发票 -> valid. */
function codeMap(codes: Readonly<Record<string, string>>, cells: readonly string[]): Record<string, string> {
  const map: Record<string, string> = {};
  const labels = Object.entries(codes);
  for (const cell of new Set(cells)) {
    if (cell in codes || labels.some(([, label]) => label === cell)) continue;
    const inside = labels.filter(([, label]) => cell.includes(label));
    if (inside.length === 1 && Object.keys(map).length < 50) map[cell] = (inside[0] as [string, string])[0];
  }
  return map;
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  documentNo: /号$|[〔﹝[【(（]\d{4}[〕﹞\]】)）]/,
  authority: /(局|委员会|法院|厅|所|中心|大队|政府|委)$/,
};

/** Share of cells that look like a document number or an authority: the only text fields with a shape. */
export function shapeShare(field: string, cells: readonly string[]): number {
  const shape = SHAPES[field];
  if (!shape || cells.length === 0) return 0;
  return cells.filter((cell) => shape.test(cell)).length / cells.length;
}
