import QRCode from 'qrcode';
import type { ReportContent } from '../report-content';
import { headFacts, partOutcome } from '../report-words';
import { drawPairs } from './cards';
import { type Flow, INK, PAGE, WIDTH } from './flow';

/** What is drawn beside the content: by these anybody verifies it. */
export type ReportMarks = {
  readonly code: string;
  readonly sha256: string;
  readonly signature: string;
  readonly keyId: string;
};

const QR = 92;

/** Where the QR code leads. */
export function verifyLink({ verifyAt, number }: ReportContent, code: string): string {
  return `${verifyAt}?n=${encodeURIComponent(number)}&c=${encodeURIComponent(code)}`;
}

function drawQr(flow: Flow, text: string, x: number, y: number): void {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const cell = QR / size;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (data[row * size + column]) flow.doc.rect(x + column * cell, y + row * cell, cell, cell);
  flow.doc.fill('#000');
  flow.doc.link(x, y, QR, QR, text);
}

/** Title, whose report it is, the QR code, the head and what there is at a glance. */
export function drawFront(flow: Flow, content: ReportContent, marks: ReportMarks): void {
  const { doc } = flow;
  const link = verifyLink(content, marks.code);
  const right = PAGE.left + WIDTH - QR;
  drawQr(flow, link, right, PAGE.top);
  flow.at(['扫码核验真伪'], right, PAGE.top + QR + 3, QR, { size: 8, align: 'center', color: INK.soft });
  flow.at([`校验码 ${marks.code}`], right - 20, PAGE.top + QR + 15, QR + 20, { size: 8, align: 'right' });

  const width = WIDTH - QR - 24;
  flow.at(['公共信用信息报告'], PAGE.left, PAGE.top + 4, width, {
    size: 24,
    weight: 'bold',
    color: INK.brand,
  });
  doc.rect(PAGE.left, PAGE.top + 46, 56, 2.5).fill(INK.brand);
  const name = flow.lines(content.subject.name, width, { size: 15, weight: 'bold' });
  flow.at(name, PAGE.left, PAGE.top + 60, width, { size: 15, weight: 'bold' });
  flow.y = PAGE.top + Math.max(QR + 36, 64 + name.length * 22.5);

  drawPairs(flow, headFacts(content));
  flow.heading('信息概况', 140);
  drawPairs(
    flow,
    content.sections.flatMap(({ parts }) => parts.map((part) => [part.title, partOutcome(part)] as const)),
  );
  flow.y += 4;
}
