import type { ReportPart as Part } from '../domain/report-content';
import { cutWords, provenanceWords, tableOf } from '../domain/report-words';
import styles from './reports.module.css';

const NUMBER = /^-?[\d,]+(\.\d+)?( 元)?$/;
const unknown = <span className="unknown">未获取</span>;

/** One source of a report, on the screen as on paper. */
export function ReportPart({ part }: { part: Part }) {
  const cut = cutWords(part);
  return (
    <div className={styles.part}>
      <h3>
        {part.title} <span className="muted">报送：{part.owner}</span>
      </h3>
      {part.words && <p className={part.state === 'none' ? undefined : 'unknown'}>{part.words}</p>}
      {part.state === 'items' &&
        (part.layout === 'table' ? <AsTable part={part} /> : <AsCards part={part} />)}
      {cut && <p className="muted">{cut}</p>}
    </div>
  );
}

/** A plain table: nothing to sort in a document. It can be scrolled by the keyboard where it is wider than the window. */
function AsTable({ part }: { part: Part }) {
  const { columns, rows } = tableOf(part);
  const right = columns.map((_, i) => i > 0 && rows.every((cells) => NUMBER.test(cells[i] ?? '0')));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={part.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((title, i) => (
              <th key={title} scope="col" className={right[i] ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, n) => (
            // rows of a kept document never move, and two may read the same
            <tr key={n}>
              {columns.map((title, i) => (
                <td key={title} className={right[i] ? 'number' : undefined}>
                  {cells[i] ?? unknown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AsCards({ part }: { part: Part }) {
  return part.items.map((item) => (
    <div key={`${item.recordedOn}${item.texts.join()}`} className={styles.card}>
      <dl className={styles.facts}>
        {part.columns.map((label, i) => {
          const text = item.texts[i] ?? null;
          if (text === null && part.layout !== 'facts') return null;
          return (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{text ?? unknown}</dd>
            </div>
          );
        })}
      </dl>
      {item.note && <p className="unknown">{item.note}</p>}
      <span className="muted">{provenanceWords(part, item)}</span>
    </div>
  ));
}
