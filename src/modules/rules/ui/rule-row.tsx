'use client';
import { Button, Select } from 'antd';
import { memo } from 'react';
import type { Expr, Rule } from '../domain/expr';
import type { FeatureHistogram } from '../domain/feature-histogram';
import { ON_UNKNOWN_LABELS } from '../labels';
import { ExprEditor } from './expr-editor';
import styles from './rules.module.css';

const POLICIES = Object.entries(ON_UNKNOWN_LABELS).map(([value, label]) => ({ value, label }));

type Props = {
  rule: Rule;
  histograms: ReadonlyMap<string, FeatureHistogram>;
  changed: boolean;
  /** what is proven of it, in words */
  finding: string | undefined;
  onChange: (next: Rule) => void;
  onRemove: (id: string) => void;
};

/** One rule: its words, its threshold or choice, what unknown means for it. */
export const RuleRow = memo(function RuleRow({
  rule,
  histograms,
  changed,
  finding,
  onChange,
  onRemove,
}: Props) {
  const set = (when: Expr) => onChange({ ...rule, when });
  return (
    <li className={styles.rule} data-rule={rule.id}>
      <div className={styles.head}>
        <span>
          {rule.label}
          {changed && <span className="unknown">（已改）</span>}
        </span>
        <Button
          type="text"
          size="small"
          aria-label={`去掉规则 ${rule.label}`}
          onClick={() => onRemove(rule.id)}
        >
          ✕
        </Button>
      </div>
      <div className={styles.settings}>
        <ExprEditor label={rule.label} expr={rule.when} histograms={histograms} onChange={set} />
        <Select
          size="small"
          aria-label={`${rule.label} 未知时`}
          value={rule.onUnknown}
          options={POLICIES}
          onChange={(onUnknown) => onChange({ ...rule, onUnknown: onUnknown as Rule['onUnknown'] })}
          style={{ width: 112, marginLeft: 'auto' }}
        />
      </div>
      {finding && <p className={styles.finding}>{finding}</p>}
    </li>
  );
});
