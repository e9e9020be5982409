import { StatusTag } from '@/components/status-tag';
import type { ScoreSource } from '../domain/reasons';
import styles from './score.module.css';
import { SourceCaveats } from './score-make-up';

/** The sources of an enterprise without a score: what is there, without points that would say a score. */
export function SourceFacts({ sources }: { sources: readonly ScoreSource[] }) {
  return (
    <ul className={styles.list} aria-label="各个来源">
      {sources.map((source) => (
        <li key={source.key} className={styles.item} data-source={source.key} data-known={source.known}>
          <details>
            <summary>
              <span className={styles.row}>
                <span>{source.label}</span>
                {source.known ? <StatusTag status="pass">有数据</StatusTag> : <StatusTag status="unknown" />}
              </span>
            </summary>
            {source.basis === 'trained' && <p className={styles.note}>{source.basisWords}。</p>}
            <table className={styles.lines} aria-label={`${source.label}的指标`}>
              <tbody>
                {source.lines.map((line) => (
                  <tr key={line.feature}>
                    <th scope="row">{line.label}</th>
                    <td className={`number ${line.value === undefined ? 'unknown' : ''}`}>
                      {line.valueText}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
          <SourceCaveats source={source} />
        </li>
      ))}
    </ul>
  );
}
