import { Section } from '@/components/section';
import { EmptyState } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { ALERT_KINDS, ALERT_LEVELS } from '../labels';
import styles from './drift.module.css';
import type { Drift } from './drift-page';

/** 报警: what happened, why it matters, what to do; gravest first. */
export function DriftAlerts({ drift }: { drift: Drift }) {
  const { alerts, previous } = drift;
  return (
    <Section title="报警与关注" note={alerts.length > 0 ? `${alerts.length} 条` : undefined}>
      {alerts.length === 0 ? (
        <EmptyState>
          没有报警：能比较的都在界内。
          {previous ? '' : '没有上一次评分可比，来源缺失和分数分布的变化未知。'}
        </EmptyState>
      ) : (
        <ul className={styles.alerts} data-testid="drift-alerts">
          {alerts.map((a, i) => (
            <li key={i}>
              <span>
                <StatusTag status={a.level === 'alert' ? 'fail' : 'refer'}>{ALERT_LEVELS[a.level]}</StatusTag>
              </span>
              <div>
                <div>
                  <span className="muted">{ALERT_KINDS[a.kind]}</span> {a.what}
                </div>
                <div className="muted">
                  {a.why}
                  {a.action}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
