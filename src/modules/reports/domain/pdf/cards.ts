import type { ReportItem, ReportPart } from '../report-content';
import { provenanceWords } from '../report-words';
import { type Flow, INK, leading, PAGE, WIDTH } from './flow';

const SIZE = 8.5;
const LABEL = 92;
const PAD = 4;

export type Pair = readonly [label: string, text: string];

/** Pairs two to a row where both are short, one to a row where it is long. */
function rowsOf(flow: Flow, pairs: readonly Pair[]): Pair[][] {
  const half = WIDTH / 2 - LABEL - 2 * PAD;
  const short = ([, text]: Pair) => flow.measure(text, SIZE, 'regular') <= half;
  const rows: Pair[][] = [];
  for (const pair of pairs) {
    const last = rows.at(-1);
    if (last?.length === 1 && short(last[0] as Pair) && short(pair)) last.push(pair);
    else rows.push([pair]);
  }
  return rows;
}

/** A ruled grid of labels and texts, row by row over pages; a text longer than a page goes on. */
export function drawPairs(flow: Flow, pairs: readonly Pair[]): void {
  for (const row of rowsOf(flow, pairs)) {
    const width = row.length === 2 ? WIDTH / 2 : WIDTH;
    const cells = row.map(([label, text]) => ({
      label: flow.lines(label, LABEL - 2 * PAD, { size: SIZE }),
      text: flow.lines(text, width - LABEL - 2 * PAD, { size: SIZE }),
      unknown: text === '未获取',
    }));
    let left = cells.map((cell) => cell.text);
    let first = true;
    while (first || left.some((lines) => lines.length > 0)) {
      flow.room(leading(SIZE) + 2 * PAD);
      const fits = Math.floor((PAGE.height - PAGE.bottom - flow.y - 2 * PAD) / leading(SIZE));
      const most = Math.max(
        ...left.map((lines) => lines.length),
        ...(first ? cells.map((c) => c.label.length) : []),
      );
      const height = Math.min(most, fits) * leading(SIZE) + 2 * PAD;
      cells.forEach((cell, i) => {
        const x = PAGE.left + i * width;
        flow.doc.rect(x, flow.y, LABEL, height).fill(INK.fill);
        flow.doc.rect(x, flow.y, width, height).lineWidth(0.5).strokeColor(INK.line).stroke();
        if (first) flow.at(cell.label, x + PAD, flow.y + PAD - 1, LABEL, { size: SIZE, color: INK.soft });
        flow.at((left[i] as string[]).slice(0, fits), x + LABEL + PAD, flow.y + PAD - 1, width, {
          size: SIZE,
          color: cell.unknown ? INK.warn : INK.text,
        });
      });
      flow.y += height;
      left = left.map((lines) => lines.slice(fits));
      first = false;
    }
  }
}

/** One record: its number, what it says, where it came from. */
function drawCard(flow: Flow, part: ReportPart, item: ReportItem, index: number): void {
  const said = part.columns.map((label, i): [string, string | null] => [label, item.texts[i] ?? null]);
  const whole = part.layout === 'facts';
  const pairs = said.flatMap(([label, text]): Pair[] =>
    text === null ? (whole ? [[label, '未获取']] : []) : [[label, text]],
  );
  flow.room(70);
  if (!whole) flow.paragraph(`第 ${index + 1} 条`, { size: SIZE, weight: 'bold', after: 1 });
  drawPairs(flow, pairs);
  flow.y += 2;
  if (item.note) flow.paragraph(item.note, { size: 8, color: INK.warn, after: 1 });
  flow.paragraph(provenanceWords(part, item), { size: 7.5, color: INK.soft, after: 8 });
}

export function drawCards(flow: Flow, part: ReportPart): void {
  part.items.forEach((item, i) => {
    drawCard(flow, part, item, i);
  });
}
