import { Tooltip } from 'antd';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import { exactYuan, formatFeature } from '../labels';
import styles from './feature-table.module.css';

type ProfileFeature = Outputs['features']['profile']['features'][number];

/** One group of values; each opens to its records. Unknown says why. */
export function FeatureTable(props: {
  title: string;
  features: readonly ProfileFeature[];
  onShow: (key: string) => void;
}) {
  return (
    <Section title={props.title}>
      <table className={styles.table}>
        <tbody>
          {props.features.map((f) => (
            <tr key={f.key}>
              <th scope="row">
                {f.label}
                <span className="muted"> {f.window}</span>
              </th>
              <td className="number">
                {f.value === undefined ? (
                  <Tooltip title={f.missing}>
                    <button
                      type="button"
                      className={`${styles.value} unknown`}
                      onClick={() => props.onShow(f.key)}
                    >
                      未知
                    </button>
                  </Tooltip>
                ) : (
                  <Tooltip title={exactYuan(f.key, f.value)}>
                    <button type="button" className={styles.value} onClick={() => props.onShow(f.key)}>
                      {formatFeature(f.key, f.value)}
                    </button>
                  </Tooltip>
                )}
              </td>
              <td className={`muted ${styles.date}`}>
                {f.dataDate ?? (f.value === undefined ? '没有收到' : '无记录')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
