import PDFDocument from 'pdfkit';
import type { ReportContent, ReportPart } from '../report-content';
import { cutWords, tableOf } from '../report-words';
import { drawCards } from './cards';
import { drawClosing, drawReads, drawScore } from './closing';
import { Flow, INK, PAGE, WIDTH } from './flow';
import { type ReportFonts, setFonts } from './fonts';
import { drawFront, type ReportMarks } from './front';
import { drawTable } from './table';

/**
 * A report as PDF: A4, fonts embedded as far as they are used, a QR code to its verification. Same content, marks
 * and fonts, same bytes.
 */
export async function drawReport(
  content: ReportContent,
  marks: ReportMarks,
  fonts: ReportFonts,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '', // none of pdfkit's own
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `公共信用信息报告 ${content.subject.name}`,
      Subject: content.number,
      Creator: 'xinyidai',
      Producer: 'xinyidai',
      CreationDate: new Date(content.madeAt),
      ModDate: new Date(content.madeAt),
    },
  });
  const bytes = collected(doc);
  const flow = new Flow(doc, setFonts(doc, fonts));
  drawFront(flow, content, marks);
  for (const { title, parts } of content.sections) {
    flow.heading(title, 90);
    for (const part of parts) drawPart(flow, part);
  }
  drawScore(flow, content);
  drawReads(flow, content);
  drawClosing(flow, content, marks);
  drawMargins(flow, content);
  doc.end();
  return bytes;
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
}

function drawPart(flow: Flow, part: ReportPart): void {
  flow.room(50);
  flow.paragraph(`${part.title}　`, { size: 9.5, weight: 'bold', after: 0 });
  flow.y -= 14.25;
  const title = flow.measure(part.title, 9.5, 'bold') + 10;
  flow.at([`报送：${part.owner}`], PAGE.left + title, flow.y + 1.5, WIDTH, { size: 7.5, color: INK.soft });
  flow.y += 18;
  if (part.words) {
    const color = part.state === 'none' ? INK.text : INK.warn;
    flow.paragraph(part.words, { size: 8.5, color, after: 8 });
    return;
  }
  if (part.layout === 'table') {
    const { columns, rows } = tableOf(part);
    drawTable(flow, columns, rows);
  } else drawCards(flow, part);
  const cut = cutWords(part);
  if (cut) flow.paragraph(cut, { size: 8, color: INK.soft, after: 8 });
}

/** Head and foot of every page, once it is known how many there are. */
function drawMargins(flow: Flow, { number, subject }: ReportContent): void {
  const { doc } = flow;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const small = { size: 7.5, color: INK.soft };
    flow.at([`公共信用信息报告　${subject.name}`], PAGE.left, 30, WIDTH, small);
    flow.at([`编号 ${number}`], PAGE.left, 30, WIDTH, { ...small, align: 'right' });
    for (const y of [44, PAGE.height - 44])
      doc
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + WIDTH, y)
        .lineWidth(0.5)
        .strokeColor(INK.line)
        .stroke();
    const foot = PAGE.height - 36;
    flow.at(['信易贷平台出具，可扫首页二维码核验'], PAGE.left, foot, WIDTH, small);
    flow.at([`第 ${page - start + 1} 页，共 ${count} 页`], PAGE.left, foot, WIDTH, {
      ...small,
      align: 'right',
    });
  }
}
