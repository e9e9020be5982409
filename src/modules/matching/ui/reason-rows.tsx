import { type Status, StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import { factOf, leavesOf } from '../domain/facts';
import type { Product } from './matched-card';
import styles from './matching.module.css';

type Match = Outputs['matching']['run'];
type Verdict = Product['rules'][number];

const ORDER: Record<Verdict['outcome'], number> = { fail: 0, refer: 1, pass: 2 };

function statusOf({ outcome, unknown }: Verdict): Status {
  if (outcome === 'pass') return unknown ? 'unknown' : 'pass';
  return outcome;
}

/** What the values are now: each feature the rule looked at, once. */
function found(verdict: Verdict, facts: Match['facts']): { text: string; from: string }[] {
  const leaves = new Map(leavesOf(verdict.trace).map((leaf) => [leaf.feature as string, leaf]));
  return [...leaves].map(([key, leaf]) => {
    const fact = key === 'limit-estimate' ? factOf(key, undefined, leaf.actual, undefined) : facts.get(key);
    const from = [fact?.window, fact?.dataDate].filter(Boolean).join('，数据到 ');
    return { text: fact ? `${fact.label}：${fact.text}` : '未知', from };
  });
}

/** Rule, what was found, where from: those that stop it first. */
export function ReasonRows({ product, facts }: { product: Product; facts: Match['facts'] }) {
  const rules = [...product.rules].sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
  return (
    <ul className={styles.rules}>
      {rules.map((verdict) => (
        <li key={verdict.rule.id} data-outcome={verdict.outcome}>
          <StatusTag status={statusOf(verdict)} />
          <span>
            {verdict.rule.label}
            {verdict.unknown && verdict.outcome === 'pass' && '（没有数据，不影响）'}
          </span>
          <span>
            {found(verdict, facts).map((f) => (
              <span key={f.text} className={styles.fact}>
                {f.text} <span className="muted">{f.from}</span>
              </span>
            ))}
            {verdict.outcome === 'fail' && (
              <span className={styles.fact}>
                {verdict.rule.actionable ? '可以改善：达到这一条就不再卡在这里。' : '这一条现在改变不了。'}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
