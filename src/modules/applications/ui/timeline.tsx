import { DateText } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import { EVENT_LABELS, REJECT_REASONS } from '../labels';
import styles from './applications.module.css';

/** What happened to an application, oldest first. */
export function Timeline({ events }: { events: Outputs['applications']['one']['events'] }) {
  return (
    <Section title="经过">
      <ol className={styles.timeline}>
        {events.map((e, i) => (
          <li key={i}>
            <div>
              {EVENT_LABELS[e.event]}
              {e.amount && (
                <>
                  {' '}
                  <MoneyText value={BigInt(e.amount)} />
                </>
              )}
              {e.day && <span className="muted"> （{e.day}）</span>}
            </div>
            <div className="muted">
              <DateText value={e.at} time />
            </div>
            {e.reasons.length > 0 && (
              <div className={styles.said}>
                原因：{e.reasons.map((r) => REJECT_REASONS[r].label).join('、')}
              </div>
            )}
            {e.words && <div className={styles.said}>{e.words}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
