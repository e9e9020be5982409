import type { BatchCounts } from '../domain/batch';
import { OUTCOME_LABELS } from '../labels';
import styles from './ingestion.module.css';

const KEYS = Object.keys(OUTCOME_LABELS) as (keyof typeof OUTCOME_LABELS)[];

/** What became of the rows of a file, as a sum that adds up. */
export function OutcomeStrip({ counts }: { counts: BatchCounts }) {
  return (
    <dl className={styles.strip} data-testid="outcomes">
      <div data-outcome="read">
        <dt>读取（行）</dt>
        <dd className="big">{counts.read.toLocaleString('zh-CN')}</dd>
      </div>
      {KEYS.map((key, i) => (
        <div key={key} data-outcome={key}>
          <dt>
            <span aria-hidden="true">{i === 0 ? '= ' : '+ '}</span>
            {OUTCOME_LABELS[key]}
          </dt>
          <dd className={key === 'quarantined' && counts[key] > 0 ? 'big unknown' : 'big'}>
            {counts[key].toLocaleString('zh-CN')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
