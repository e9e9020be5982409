import PDFDocument from 'pdfkit';

/** NotoSansCJK collections as they lie on the disk. */
export type ReportFonts = { readonly regular: Buffer; readonly bold: Buffer };
export type Weight = keyof ReportFonts;

type Glyph = { readonly advanceWidth: number };
type Fontkit = {
  readonly unitsPerEm: number;
  glyphForCodePoint(point: number): Glyph;
  layout(text: string): unknown;
};

/** The collection's Simplified Chinese faces. */
const FACES: Readonly<Record<Weight, string>> = {
  regular: 'NotoSansCJKsc-Regular',
  bold: 'NotoSansCJKsc-Bold',
};
const made = new WeakMap<Buffer, Fontkit>();

/**
 * A face parsed once a process and set glyph by glyph: what is printed here (Han, Latin, digits) needs no shaping,
 * and looking for substitutions takes most of the time else. pdfkit takes whatever has a `layout`.
 */
function faceOf(weight: Weight, bytes: Buffer): Fontkit {
  const known = made.get(bytes);
  if (known) return known;
  const opened = new PDFDocument({ font: '' }).registerFont('face', bytes, FACES[weight]).font('face');
  // the parsed font of pdfkit's own parser, which it exports by no other way
  const { font } = (opened as unknown as { _font: { font: Fontkit } })._font;
  const glyphs = new Map<string, Glyph>();
  const glyphOf = (char: string) => {
    const held = glyphs.get(char) ?? font.glyphForCodePoint(char.codePointAt(0) as number);
    glyphs.set(char, held);
    return held;
  };
  const face: Fontkit = Object.create(font, {
    layout: {
      value: (text: string) => {
        const run = [...text].map(glyphOf);
        return {
          glyphs: run,
          positions: run.map((g) => ({ xAdvance: g.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
          advanceWidth: run.reduce((sum, g) => sum + g.advanceWidth, 0),
        };
      },
    },
  });
  made.set(bytes, face);
  return face;
}

export type Measure = (text: string, size: number, weight: Weight) => number;

/** Registers both weights with a document. @returns how wide a text is, in points */
export function setFonts(doc: PDFKit.PDFDocument, fonts: ReportFonts): Measure {
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  for (const weight of ['regular', 'bold'] as const)
    doc.registerFont(weight, faceOf(weight, fonts[weight]) as unknown as Buffer);
  return (text, size, weight) => {
    const face = faceOf(weight, fonts[weight]);
    let sum = 0;
    for (const char of text) {
      let width = widths[weight].get(char);
      if (width === undefined) {
        width = face.glyphForCodePoint(char.codePointAt(0) as number).advanceWidth / face.unitsPerEm;
        widths[weight].set(char, width);
      }
      sum += width;
    }
    return sum * size;
  };
}
