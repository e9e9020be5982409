/** Marks that do not begin a line (GB/T 15834 §5): they go down with the character before them. */
const NOT_FIRST = /^[，。、；：！？）】》」』〕”’%‰℃·—…,.;:!?)\]}>]/;
/** A Latin word, a number, a code: broken only where it is longer than a line. */
const UNITS = /[A-Za-z0-9](?:[A-Za-z0-9._\-/:@+=]*[A-Za-z0-9=])?|\s|[\s\S]/gu;

/**
 * Text in lines no wider than `width`; a line break in the text is one. Never empty.
 * @param measure how wide a text is
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => brokenLines(paragraph, width, measure));
}

function brokenLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  const put = (unit: string, size: number) => {
    line += unit;
    used += size;
  };
  for (const unit of text.match(UNITS) ?? []) {
    const size = measure(unit);
    if (size > width) {
      for (const char of unit) {
        const one = measure(char);
        if (used + one > width && line !== '') end();
        put(char, one);
      }
      continue;
    }
    if (used + size > width && line !== '') {
      const carried = NOT_FIRST.test(unit) ? lastUnit(line) : '';
      line = line.slice(0, line.length - carried.length);
      end();
      if (carried) put(carried, measure(carried));
      if (/^\s$/.test(unit)) continue;
    }
    put(unit, size);
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}

/** The last unit of a line, unless it is all of it. */
function lastUnit(line: string): string {
  const last = line.match(UNITS)?.at(-1) ?? '';
  return last.length < line.length ? last : '';
}
