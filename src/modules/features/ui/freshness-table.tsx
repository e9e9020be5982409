import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import styles from './feature-table.module.css';

type Freshness = Outputs['features']['profile']['freshness'][number];

/** How much is known from each source, and how old it is. */
export function FreshnessTable({ freshness }: { freshness: readonly Freshness[] }) {
  const order = [...freshness].sort((a, b) => Number(b.records > 0) - Number(a.records > 0));
  return (
    <Section title="数据来源" note="最近一条数据的日期">
      <table className={styles.table}>
        <tbody>
          {order.map((f) => (
            <tr key={f.source}>
              <th scope="row">
                {f.label}
                <span className="muted"> {f.owner}</span>
              </th>
              <td className="number">
                {f.records === 0 ? (
                  <span className="muted">还没有您的数据</span>
                ) : (
                  <>
                    <DateText value={f.latestEvent} /> <span className="muted">{f.records} 条</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
