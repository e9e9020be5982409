import { signedPoints } from '../domain/shown-points';
import type { VeiledLine } from '../domain/veiled-score';
import styles from './score.module.css';

/** One feature: every bin with its points, the member's marked where its value may be read. */
export function BinTable({ line }: { line: VeiledLine }) {
  const { feature, label, iv, bins, seen } = line;
  return (
    <details className={styles.item} data-feature={feature}>
      <summary>
        {label}：{seen ? seen.valueText : <span className="muted">须企业授权这类数据才能查看</span>}
        <span className="muted"> {iv === undefined ? '专家打分，没有 IV' : `IV ${iv.toFixed(3)}`}</span>
      </summary>
      <table className={styles.lines} aria-label={`${label}的分段`}>
        <tbody>
          {bins.map((bin, at) => {
            const own = seen?.bin === at;
            return (
              <tr key={at} className={own ? styles.own : undefined} aria-current={own || undefined}>
                <th scope="row">
                  {bin.words}
                  {own && ' ← 该企业'}
                </th>
                <td className={styles.points}>{signedPoints(bin.points)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
