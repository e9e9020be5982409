import type { ReportContent } from '../report-content';
import { notesOf, tianjinTime } from '../report-words';
import { drawPairs } from './cards';
import { type Flow, INK } from './flow';
import type { ReportMarks } from './front';
import { drawTable } from './table';

export function drawScore(flow: Flow, { score }: ReportContent): void {
  flow.heading('信用评分');
  if (score.state !== 'scored') {
    flow.paragraph(score.words, { color: INK.warn });
    return;
  }
  drawPairs(flow, [
    ['评分', `${score.score} 分`],
    ['等级', score.grade],
    ['模型', `${score.model} ${score.version}`],
    ['数据日', score.asOf],
  ]);
  flow.y += 4;
  if (score.reasons.length > 0) {
    flow.paragraph('主要理由', { weight: 'bold', after: 1 });
    for (const reason of score.reasons) flow.paragraph(`· ${reason}`, { after: 1 });
  }
}

/** 查询记录: in the enterprise's own reports alone. */
export function drawReads(flow: Flow, { reads }: ReportContent): void {
  if (!reads) return;
  flow.heading('近一年查询记录');
  if (reads.length === 0) {
    flow.paragraph('近一年没有银行查看过本企业的非公开数据。');
    return;
  }
  drawTable(
    flow,
    ['时间', '查询方', '查看的数据', '用途'],
    reads.map((r) => [tianjinTime(r.at).slice(0, 16), r.bank, r.categories, r.purpose]),
  );
}

/** Sources, how to read the report, and the signature. */
export function drawClosing(flow: Flow, content: ReportContent, marks: ReportMarks): void {
  flow.heading('数据来源');
  drawTable(
    flow,
    ['信源', '报送单位', '最近报送', '最近一次全市完整名单'],
    content.sources.map(({ label, owner, publishedOn, completeOn }) => [
      label,
      owner,
      publishedOn ?? null,
      completeOn ?? '无',
    ]),
  );
  flow.heading('报告说明');
  notesOf(content).forEach((note, i) => {
    flow.paragraph(`${i + 1}. ${note}`, { size: 8.5, color: INK.soft, after: 2 });
  });
  flow.heading('电子签名', 120);
  drawPairs(flow, [
    ['报告编号', content.number],
    ['校验码', marks.code],
    ['内容 SHA-256', marks.sha256],
    ['签名（Ed25519）', marks.signature],
    ['签名密钥', marks.keyId],
    ['核验地址', content.verifyAt],
  ]);
}
