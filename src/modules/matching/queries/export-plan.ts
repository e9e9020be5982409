import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import type { OperatorScope } from '@/kernel/permissions';
import { districtName } from '../domain/assignment/plan-words';
import type { PlanFormat } from '../schema';
import { type OpenedPlan, openPlan, type PlanLine } from './open-plan';
import { readPlan } from './plan-files';

const HEADER = [
  '企业',
  '统一社会信用代码',
  '区',
  '需求金额（元）',
  '期限（月）',
  '银行',
  '产品',
  '预估额度（元）',
  '综合成本（基点）',
  '未满足的原因',
];

type Cell = string | number;
const yuan = (fen: number) => fen / 100;

function cells(line: PlanLine): Cell[] {
  return [
    line.name,
    line.uscc ?? '',
    districtName(line.district),
    yuan(line.amount),
    line.termMonths,
    line.bank ?? '',
    line.product ?? '',
    line.lent === undefined ? '' : yuan(line.lent),
    line.cost ?? '',
    line.reason,
  ];
}

/**
 * A plan as a workbook (needs, banks, products, districts), CSV (needs) or JSON: the kept file itself.
 * @throws AppError as `openPlan`
 */
export async function exportPlan(
  scope: OperatorScope,
  input: { planId: bigint; format: PlanFormat },
): Promise<{ fileName: string; bytes: Buffer; rows: number }> {
  const plan = await openPlan(scope, input.planId);
  const fileName = `定向撮合-${plan.planId}.${input.format}`;
  const rows = plan.lines.length;
  if (input.format === 'json') {
    const kept = await readPlan(plan.sha256);
    return { fileName, bytes: Buffer.from(`${JSON.stringify(kept)}\n`, 'utf8'), rows };
  }
  if (input.format === 'csv') {
    const text = stringify([HEADER, ...plan.lines.map(cells)], {
      record_delimiter: 'windows',
      bom: true,
      escape_formulas: true,
    });
    return { fileName, bytes: Buffer.from(text, 'utf8'), rows };
  }
  return { fileName, bytes: await workbook(plan), rows };
}

async function workbook(plan: OpenedPlan): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = plan.madeAt; // the same plan, the same dates
  book.modified = plan.madeAt;
  const sheet = (name: string, header: string[], rows: Cell[][], widths: number[]) => {
    const made = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    made.addRow(header).font = { bold: true };
    made.addRows(rows);
    for (const [i, width] of widths.entries()) made.getColumn(i + 1).width = width;
  };
  sheet('方案', HEADER, plan.lines.map(cells), [34, 22, 12, 16, 10, 22, 22, 16, 14, 60]);
  const quota = (n: number | undefined) => n ?? '未知';
  sheet(
    '银行额度',
    ['银行', '额度（笔）', '已用（笔）', '金额（元）', '再给 1 笔额度', '再给 100 万元额度'],
    plan.banks.map((b) => [b.name, quota(b.quota), b.used, yuan(b.lent), b.oneMore, b.perMillion]),
    [28, 12, 12, 16, 50, 50],
  );
  sheet(
    '产品额度',
    ['产品', '银行', '额度（笔）', '已用（笔）', '金额（元）', '再给 1 笔额度'],
    plan.products.map((p) => [p.name, p.bank, quota(p.quota), p.used, yuan(p.lent), p.oneMore]),
    [28, 28, 12, 12, 16, 50],
  );
  sheet(
    '各区',
    ['区', '需求（户）', '有产品受理（户）', '最低（户）', '满足（户）', '缺口（户）', '最低少 1 户'],
    plan.districts.map((d) => [
      districtName(d.code),
      d.needs,
      d.eligible,
      d.minimum,
      d.served,
      d.short,
      d.oneLessWords,
    ]),
    [14, 12, 16, 12, 12, 12, 50],
  );
  return Buffer.from(await book.xlsx.writeBuffer());
}
