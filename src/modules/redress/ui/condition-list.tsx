import { StatusTag } from '@/components/status-tag';
import styles from './redress.module.css';

type Condition = { readonly met?: boolean; readonly words: string; readonly what?: string };

/** Conditions with yes, no, or not told by the data. */
export function ConditionList({ conditions }: { conditions: readonly Condition[] }) {
  return (
    <ul className={styles.list}>
      {conditions.map(({ met, words, what }) => (
        <li key={words} className={styles.condition}>
          <StatusTag status={met === undefined ? 'unknown' : met ? 'pass' : 'fail'}>
            {what ?? (met === undefined ? '待核' : met ? '满足' : '不满足')}
          </StatusTag>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
