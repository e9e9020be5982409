import { foldHeading } from './cell-text';
import type { SourceDefinition } from './source';

/** Headings under which providers put the enterprise's identifiers. */
export const SUBJECT_HEADINGS: Readonly<Record<string, readonly string[]>> = {
  uscc: [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '行政相对人代码',
    '许可/处罚行政相对人统一社会信用代码',
    '统一信用代码',
    '主体代码',
    '企业代码',
  ],
  'org-code': ['组织机构代码', '机构代码'],
  'taxpayer-id': ['纳税人识别号', '税号', '纳税识别号'],
  'reg-no': ['营业执照注册号', '工商注册号', '注册号', '工商登记号'],
  name: [
    '企业名称',
    '单位名称',
    '主体名称',
    '纳税人名称',
    '行政相对人名称',
    '行政相对人',
    '企业或单位名称',
    '许可/处罚行政相对人名称',
    '供应商名称',
    '权利人名称',
    '用户名称',
    '当事人',
    '公司名称',
    '名称',
  ],
};

/** 1 the heading is one of the words, 0.7 it contains one or is contained in one, 0 neither. */
export function headingMatch(heading: string, words: readonly string[]): number {
  const folded = foldHeading(heading);
  if (folded.length === 0) return 0;
  let best = 0;
  for (const word of words) {
    const other = foldHeading(word);
    if (folded === other) return 1;
    // one-character overlaps say nothing; 处罚机关 inside 处罚机关统一社会信用代码 says little
    if (other.length >= 2 && folded.includes(other) && other.length * 2 >= folded.length) best = 0.7;
    else if (folded.length >= 2 && other.includes(folded) && folded.length * 2 >= other.length) best = 0.7;
  }
  return best;
}

/**
 * The heading row among the first rows: the one with most headings the source or the subject knows;
 * without any, the first row whose cells are as many as the widest row's and not numbers.
 */
export function findHeaderRow(source: SourceDefinition, rows: readonly (readonly string[])[]): number {
  const words = Object.values(SUBJECT_HEADINGS).flat();
  for (const spec of Object.values(source.fields)) words.push(spec.label, ...(spec.synonyms ?? []));
  const first = rows.slice(0, 20);
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(0, ...first.map(filled));
  let best = { row: -1, score: 0 };
  for (const [i, row] of first.entries()) {
    const score = row.reduce((sum, cell) => sum + headingMatch(cell, words), 0);
    // a title row holds one long cell; a heading row fills at least half of the columns
    if (filled(row) * 2 >= widest && score > best.score) best = { row: i, score };
  }
  if (best.row >= 0) return best.row;
  const plain = first.findIndex(
    (row) => filled(row) === widest && row.every((cell) => !/^[\d.,-]+$/.test(cell)),
  );
  return Math.max(0, plain);
}
