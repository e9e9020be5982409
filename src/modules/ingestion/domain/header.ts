import { foldHeading } from './cell-text';

/** Folded headings -> column index; `ambiguous` where two columns share one heading. */
export type Header = ReadonlyMap<string, number | 'ambiguous'>;

export function foldHeader(header: readonly string[]): Header {
  const folded = new Map<string, number | 'ambiguous'>();
  for (const [i, cell] of header.entries()) {
    const heading = foldHeading(cell);
    if (heading !== '') folded.set(heading, folded.has(heading) ? 'ambiguous' : i);
  }
  return folded;
}

/** The first of the alternative headings that the file has; undefined when it has none. */
export function findColumn(
  header: Header,
  headings: string | readonly string[],
): number | 'ambiguous' | undefined {
  for (const heading of typeof headings === 'string' ? [headings] : headings) {
    const at = header.get(foldHeading(heading));
    if (at !== undefined) return at;
  }
  return undefined;
}
