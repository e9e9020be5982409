import ExcelJS from 'exceljs';
import { DISTRICTS } from '@/kernel/districts';
import { formatYuan } from '@/kernel/money';
import type { Lending } from '@/modules/products/domain/lending';
import { ON_UNKNOWN_LABELS } from '@/modules/rules/labels';
import type { Scope } from '@/modules/rules/queries/look';
import { runScreening, type Screening } from '@/modules/rules/queries/run-screening';
import { BLIND_WORDS, limitBinWords } from '../labels';
import { ruleSource } from './rule-sources';
import { type OutlookInput, type ScreeningOutlook, screeningOutlook } from './screening-outlook';

type Row = (string | number)[];
export type ExportedScreening = { readonly fileName: string; readonly bytes: Buffer };

/**
 * 筛选结果 as a workbook: where it comes from, the funnel with its rules in words, the comparison, distributions.
 * Counts as the scope sees them; the same question gives the same bytes but for the time of evaluation.
 * @throws AppError as `screeningOutlook`
 */
export async function exportScreening(scope: Scope, input: OutlookInput): Promise<ExportedScreening> {
  const { rules, base, against, snapshotId, scoreRunId } = input;
  const [source, other] = await Promise.all(
    [base, against].map((key) => (key === undefined ? undefined : ruleSource(scope, key))),
  );
  const screening = await runScreening(scope, {
    rules,
    against: other?.definition.rules,
    snapshotId,
    scoreRunId,
  });
  // the very snapshot, were a newer one made in between
  const outlook = await screeningOutlook(scope, { ...input, snapshotId: screening.snapshotId });
  const book = new ExcelJS.Workbook();
  book.created = new Date(screening.knownAt);
  book.modified = book.created;
  sheet(book, '说明', [24, 80], about(source?.draft?.name ?? source?.name ?? '规则文件', screening, outlook));
  sheet(book, '漏斗', [8, 60, 16, 14, 14, 14, 14, 14, 14], funnel(screening));
  sheet(book, '授信测算与比较', [36, 12, 22, 16, 20, 16], lendings(outlook));
  sheet(
    book,
    '按区分布',
    [16, 14, 14],
    [
      ['区', '企业（户）', '准入（户）'],
      ...screening.districts.map((d): Row => [DISTRICTS[d.key] ?? '区划未知', d.rows, d.pass]),
    ],
  );
  sheet(
    book,
    '评分分布',
    [16, 14, 14],
    [
      ['信用评分', '已评分（户）', '准入（户）'],
      ...screening.scores.map((b): Row => [`${b.from}–${b.to}`, b.rows, b.pass]),
    ],
  );
  sheet(book, '建议额度分布', [24, 14, 14], limits(outlook));
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  return { fileName: `筛选-${screening.snapshotId}.xlsx`, bytes };
}

function sheet(book: ExcelJS.Workbook, name: string, widths: readonly number[], rows: readonly Row[]): void {
  const made = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  made.addRows([...rows]);
  made.getRow(1).font = { bold: true };
  widths.forEach((width, i) => {
    made.getColumn(i + 1).width = width;
    if (i > 0) made.getColumn(i + 1).numFmt = '#,##0';
  });
}

function about(name: string, s: Screening, o: ScreeningOutlook): Row[] {
  return [
    ['项目', '内容'],
    ['规则', name],
    ...(o.against ? [['比较对象', o.against.name]] : []),
    ['快照', s.snapshotId],
    ['指标截至', s.asOf],
    ['平台知悉时点', s.knownAt],
    ['评分', s.scoreRunId ?? '没有评分：信用评分按未知'],
    ['户数', s.rows],
    ['准入', s.passCount],
    ['转人工', s.referCount],
    ['不符合', s.failCount],
    [
      '违约损失率假定',
      `${Number((o.lgd * 100).toFixed(2))}%（无抵质押；预期损失 = 违约概率 × 违约损失率 × 建议额度）`,
    ],
    ...(s.blind ? [['口径', BLIND_WORDS]] : []),
    ...s.findings.map((f): Row => ['规则提示', f.words]),
  ];
}

function funnel(s: Screening): Row[] {
  return [
    ['序号', '规则', '未知时', '剩余（户）', '此条淘汰', '不符合', '未知', '转人工', '去掉此条多出'],
    [0, '全部企业', '', s.rows, '', '', '', '', ''],
    ...s.rules.map(
      (r, i): Row => [
        i + 1,
        r.words,
        ON_UNKNOWN_LABELS[r.onUnknown],
        r.left,
        r.firstFails,
        r.fails,
        r.unknowns,
        r.refers,
        r.marginal,
      ],
    ),
  ];
}

function lendings({ own, against }: ScreeningOutlook): Row[] {
  const row = (name: string, l: Lending): Row => [
    name,
    l.rows,
    formatYuan(l.limitFen), // as text: exact whatever its size
    l.limitUnknown,
    formatYuan(l.lossFen),
    l.lossUnknown,
  ];
  return [
    ['方案', '准入（户）', '建议额度合计（元）', '额度未知（户）', '预期损失（元）', '无违约概率（户）'],
    row('现规则', own),
    ...(against
      ? [
          row(against.name, against.all),
          row('新进入', against.entered),
          row('退出', against.left),
          row('不变', against.stayed),
        ]
      : []),
  ];
}

function limits({ limits: { edges, own, against } }: ScreeningOutlook): Row[] {
  return [
    ['建议额度', '现规则（户）', ...(against ? ['比较对象（户）'] : [])],
    ...own.map((n, bin): Row => [limitBinWords(edges, bin), n, ...(against ? [against[bin]!] : [])]),
  ];
}
