import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { DISTRICTS } from '@/kernel/districts';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { OUTCOME_LABELS } from '@/modules/rules/labels';
import { NOT_SHOWN } from '../labels';
import { editionMembers, type MemberLine } from './edition-members';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportedList = { readonly fileName: string; readonly bytes: Buffer; readonly rows: number };

const HEADER = ['名次', '企业', '统一社会信用代码', '区', '结论', '信用评分', '建议额度（元）'];
const PAGE = 500;

type Cell = string | number;

function cells(line: MemberLine): Cell[] {
  return [
    line.rank,
    line.name,
    line.uscc ?? (line.authorised ? '' : '须企业授权'),
    line.veiled
      ? NOT_SHOWN
      : ((line.districtCode && DISTRICTS[line.districtCode as keyof typeof DISTRICTS]) ?? '未知'),
    OUTCOME_LABELS[line.outcome],
    line.veiled ? NOT_SHOWN : line.score === undefined ? '未评分' : Number(line.score.toFixed(1)),
    // whole 万元: exact as a number
    line.veiled ? NOT_SHOWN : line.limitFen === undefined ? '未知' : Number(line.limitFen / 100n),
  ];
}

/**
 * The whole list as the scope sees it, as a workbook or CSV (UTF-8 with BOM, as spreadsheet programs read it).
 * @throws AppError not-found
 */
export async function exportEdition(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly format: ExportFormat },
): Promise<ExportedList> {
  const first = await editionMembers(scope, { editionId: input.editionId, afterRank: 0, limit: PAGE });
  const lines: MemberLine[] = [...first.lines];
  for (let at = first.next; at !== undefined; ) {
    const page = await editionMembers(scope, { editionId: input.editionId, afterRank: at, limit: PAGE });
    lines.push(...page.lines);
    at = page.next;
  }
  const fileName = `${first.code}-第${first.number}期.${input.format}`;
  const rows = lines.map(cells);
  if (input.format === 'csv') {
    // a cell that begins like a formula is marked as text (CWE-1236); in a workbook text is text by its type
    const text = stringify([HEADER, ...rows], {
      record_delimiter: 'windows',
      bom: true,
      escape_formulas: true,
    });
    return { fileName, bytes: Buffer.from(text, 'utf8'), rows: rows.length };
  }
  const book = new ExcelJS.Workbook();
  book.created = new Date(first.publishedAt); // the same list, the same dates
  book.modified = book.created;
  const sheet = book.addWorksheet(`第${first.number}期`, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(HEADER).font = { bold: true };
  sheet.addRows(rows);
  sheet.columns.forEach((column, i) => {
    column.width = [8, 34, 22, 12, 10, 12, 18][i] ?? 12;
  });
  sheet.getColumn(6).numFmt = '0.0';
  sheet.getColumn(7).numFmt = '#,##0';
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: HEADER.length } };
  return { fileName, bytes: Buffer.from(await book.xlsx.writeBuffer()), rows: rows.length };
}
