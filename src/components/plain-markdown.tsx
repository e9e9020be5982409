import { Fragment, type ReactNode } from 'react';

/** A picture beside the document: a bare file name, so that no address can be smuggled in. */
const PICTURE = /^!\[([^\]]*)\]\(([a-z0-9-]+\.png)\)$/;

/** **bold**, `code` and pictures within a line. @param images where its pictures are; without, their words */
function inline(text: string, images?: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|!\[[^\]]*\]\([a-z0-9-]+\.png\))/).map((part, i) => {
    const [, words, file] = PICTURE.exec(part) ?? [];
    if (file !== undefined) {
      if (images === undefined) return <Fragment key={i}>{words}</Fragment>;
      return (
        // biome-ignore lint/performance/noImgElement: its size is not known, and an optimiser has no session to fetch it with
        <img
          key={i}
          src={`${images}/${file}`}
          alt={words}
          loading="lazy"
          style={{ display: 'block', maxWidth: '100%', height: 'auto' }}
        />
      );
    }
    if (part.startsWith('**')) return <strong key={i}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('`')) return <code key={i}>{part.slice(1, -1)}</code>;
    return <Fragment key={i}>{part}</Fragment>;
  });
}

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function Grid({ lines }: { lines: readonly string[] }) {
  const [head, ...rows] = lines.filter((line) => !/^[|\s:-]+$/.test(line)).map(cellsOf);
  return (
    <div style={{ overflowX: 'auto' }}>
      <table style={{ fontSize: 13, borderSpacing: '12px 2px', margin: '0 -12px' }}>
        <thead>
          <tr>
            {head?.map((cell, i) => (
              <th key={i} style={{ textAlign: 'left', fontWeight: 500, color: 'var(--ink2)' }}>
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (
                <td key={i}>{inline(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Lines of one kind stand together: list items, rows of a table, a paragraph. */
function blocksOf(text: string): string[][] {
  const kind = (line: string) => (line.startsWith('- ') ? 'list' : line.startsWith('|') ? 'grid' : 'text');
  const blocks: string[][] = [];
  let open: string[] | undefined;
  for (const line of text.split('\n')) {
    const same = open?.[0] !== undefined && kind(open[0]) === kind(line) && !line.startsWith('#');
    if (line.trim() === '') open = undefined;
    else if (same && !open?.[0]?.startsWith('#')) open?.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks;
}

/**
 * Our own documents: headings, lists, tables, paragraphs, pictures; nothing is taken for HTML.
 * @param props.images path its pictures are served under; without one they are not shown
 */
export function PlainMarkdown({ text, images }: { text: string; images?: string }) {
  const blocks = blocksOf(text).map((lines, at) => {
    const [first] = lines as [string, ...string[]];
    if (first.startsWith('#')) return <h2 key={at}>{inline(first.replace(/^#+\s*/, ''))}</h2>;
    if (first.startsWith('|')) return <Grid key={at} lines={lines} />;
    if (first.startsWith('- '))
      return (
        <ul key={at} style={{ margin: '4px 0 8px', paddingLeft: 20 }}>
          {lines.map((line) => (
            <li key={line}>{inline(line.slice(2))}</li>
          ))}
        </ul>
      );
    return (
      <p key={at} style={{ margin: '4px 0 8px' }}>
        {inline(lines.join(''), images)}
      </p>
    );
  });
  return <div style={{ overflowWrap: 'anywhere' }}>{blocks}</div>;
}
