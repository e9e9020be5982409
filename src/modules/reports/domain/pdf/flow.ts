import type { Measure, Weight } from './fonts';
import { breakLines } from './lines';

export const INK = {
  text: '#1d2129',
  soft: '#4e5969',
  line: '#c9cdd4',
  fill: '#f2f5fa',
  brand: '#1f4fa3',
  warn: '#8a5a00',
};
/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 62, bottom: 58 } as const;
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;

export type Style = {
  readonly size?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
};

/** A document written from top to bottom: where the pen stands, and what asks for a new page. */
export class Flow {
  y: number = PAGE.top;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly measure: Measure,
  ) {}

  /** Begins a page where `height` does not fit any more. @returns whether it did */
  room(height: number): boolean {
    if (this.y + height <= PAGE.height - PAGE.bottom) return false;
    this.doc.addPage();
    this.y = PAGE.top;
    return true;
  }

  lines(text: string, width: number, { size = 9, weight = 'regular' }: Style = {}): string[] {
    return breakLines(text, width, (part) => this.measure(part, size, weight));
  }

  /** Lines at a place; the pen stays. @returns their height */
  at(lines: readonly string[], x: number, y: number, width: number, style: Style = {}): number {
    const { size = 9, weight = 'regular', color = INK.text, align = 'left' } = style;
    this.doc.font(weight).fontSize(size).fillColor(color);
    lines.forEach((line, i) => {
      const spare = align === 'left' ? 0 : width - this.measure(line, size, weight);
      this.doc.text(line, x + (align === 'center' ? spare / 2 : spare), y + i * leading(size), {
        lineBreak: false,
      });
    });
    return lines.length * leading(size);
  }

  /** A paragraph over the whole width, line by line over pages. */
  paragraph(text: string, style: Style & { readonly indent?: number; readonly after?: number } = {}): void {
    const { size = 9, indent = 0, after = 4 } = style;
    for (const line of this.lines(text, WIDTH - indent, style)) {
      this.room(leading(size));
      this.y += this.at([line], PAGE.left + indent, this.y, WIDTH - indent, style);
    }
    this.y += after;
  }

  /** A heading that stays with what follows it. */
  heading(text: string, keep = 60): void {
    this.room(keep);
    this.y += 8;
    this.doc.rect(PAGE.left, this.y + 1, 3, 13).fill(INK.brand);
    this.at([text], PAGE.left + 9, this.y - 1, WIDTH, { size: 12, weight: 'bold', color: INK.brand });
    this.y += 22;
  }
}

export const leading = (size: number) => size * 1.5;
