import { type Flow, INK, leading, PAGE, WIDTH } from './flow';

const SIZE = 8;
const PAD = 4;
const UNKNOWN = '未获取';
/** An amount or a count; not a year. */
const NUMBER = /^-?[\d,]+(\.\d+)?( 元)?$/;

/** Widths that sum to the page's: by what stands in a column, none narrower than its longest word asks within reason. */
function columnWidths(
  flow: Flow,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): number[] {
  const wanted = columns.map((column, i) => {
    const texts = [column, ...rows.slice(0, 60).map((row) => row[i] as string)];
    const widest = Math.max(...texts.map((text) => flow.measure(text, SIZE, 'regular')));
    return Math.min(Math.max(widest, 4 * SIZE), 20 * SIZE) + 2 * PAD + 1;
  });
  const sum = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((width) => (width * WIDTH) / sum);
}

/** A table that goes on over pages, its head on each; a row longer than a page goes on as well. */
export function drawTable(
  flow: Flow,
  columns: readonly string[],
  cells: readonly (readonly (string | null)[])[],
): void {
  const rows = cells.map((row) => row.map((cell) => cell ?? UNKNOWN));
  const widths = columnWidths(flow, columns, rows);
  const right = columns.map((_, i) => {
    const said = rows.map((row) => row[i] as string).filter((text) => text !== UNKNOWN);
    return i > 0 && said.length > 0 && said.every((text) => NUMBER.test(text));
  });
  const linesOf = (row: readonly string[]) =>
    row.map((cell, i) => flow.lines(cell, (widths[i] as number) - 2 * PAD, { size: SIZE }));
  const heads = linesOf(columns);
  const head = () => drawRow(flow, heads, { widths, right, head: true });
  flow.room(3 * leading(SIZE) + 6 * PAD);
  head();
  for (const row of rows) {
    let left = linesOf(row);
    // a row that fits on a page is not torn apart
    if (heightOf(left) <= WHOLE && flow.room(heightOf(left))) head();
    do {
      if (flow.room(leading(SIZE) + 2 * PAD)) head();
      const fits = Math.floor((PAGE.height - PAGE.bottom - flow.y - 2 * PAD) / leading(SIZE));
      drawRow(
        flow,
        left.map((lines) => lines.slice(0, fits)),
        { widths, right },
      );
      left = left.map((lines) => lines.slice(fits));
    } while (left.some((lines) => lines.length > 0));
  }
  flow.y += 6;
}

/** A page below the head of a table. */
const WHOLE = PAGE.height - PAGE.top - PAGE.bottom - 60;

function heightOf(cells: readonly (readonly string[])[]): number {
  return Math.max(...cells.map((lines) => lines.length)) * leading(SIZE) + 2 * PAD;
}

type Look = {
  readonly widths: readonly number[];
  readonly right: readonly boolean[];
  readonly head?: boolean;
};

function drawRow(flow: Flow, cells: readonly (readonly string[])[], { widths, right, head }: Look): void {
  const { doc, y } = flow;
  const height = heightOf(cells);
  if (head) doc.rect(PAGE.left, y, WIDTH, height).fill(INK.fill);
  let x = PAGE.left;
  cells.forEach((lines, i) => {
    const width = widths[i] as number;
    const unknown = !head && lines[0] === UNKNOWN;
    flow.at(lines, x + PAD, y + PAD - 1, width - 2 * PAD, {
      size: SIZE,
      weight: head ? 'bold' : 'regular',
      color: head ? INK.soft : unknown ? INK.warn : INK.text,
      align: right[i] ? 'right' : 'left',
    });
    x += width;
  });
  doc
    .moveTo(PAGE.left, y + height)
    .lineTo(PAGE.left + WIDTH, y + height)
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .stroke();
  flow.y = y + height;
}
