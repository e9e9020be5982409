import { inflateSync } from 'node:zlib';

/** For tests: the text of a PDF as a reader would copy it, read by the fonts' own ToUnicode maps. */
export function pdfText(pdf: Buffer): string {
  const objects = new Map<string, { head: string; body: string }>();
  const latin = pdf.toString('latin1');
  for (const [, id, text] of latin.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = (text as string).split('\nstream\n', 2);
    const bytes = stream && Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
    const body = bytes ? (head.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes) : '';
    objects.set(id as string, { head, body: String(body) });
  }
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id as string)?.head ?? '')?.[1];
      if (unicode) fonts.set(name as string, glyphsOf(objects.get(unicode)?.body ?? ''));
    }
  const pages = [...objects.values()].filter(({ body }) => body.includes(' Tf'));
  return pages.map(({ body }) => textOf(body, fonts)).join('\n');
}

/** Glyph (four hex digits) to text; each `bfrange` is one list of texts. */
function glyphsOf(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    [...(list as string).matchAll(/<([^>]*)>/g)].forEach(([, hex], i) => {
      const id = (Number.parseInt(first as string, 16) + i).toString(16).padStart(4, '0');
      glyphs.set(
        id,
        Buffer.from((hex as string).replace(/\s/g, ''), 'hex')
          .swap16()
          .toString('utf16le'),
      );
    });
  return glyphs;
}

function textOf(content: string, fonts: Map<string, Map<string, string>>): string {
  let font: Map<string, string> | undefined;
  let text = '';
  for (const [, name, run] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name);
    for (const [, hex] of (run ?? '').matchAll(/<([0-9a-f]+)>/g))
      text += ((hex as string).match(/.{4}/g) ?? []).map((id) => font?.get(id) ?? '?').join('');
    if (run) text += '\n';
  }
  return text;
}
