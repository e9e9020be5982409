'use client';
import { Button, Select } from 'antd';
import { memo } from 'react';
import type { Expr, Rule } from '../domain/expr';
import type { FeatureHistogram } from '../domain/feature-histogram';
import { exprWords, ON_UNKNOWN_LABELS } from '../labels';
import { asChoice, asThreshold } from './edit-rules';
import styles from './rules.module.css';
import { ThresholdSlider } from './threshold-slider';

const POLICIES = Object.entries(ON_UNKNOWN_LABELS).map(([value, label]) => ({ value, label }));

type Props = {
  rule: Rule;
  histograms: ReadonlyMap<string, FeatureHistogram>;
  changed: boolean;
  onChange: (next: Rule) => void;
  onRemove: (id: string) => void;
};

/** One rule: its words, its threshold or choice, what unknown means for it. */
export const RuleRow = memo(function RuleRow({ rule, histograms, changed, onChange, onRemove }: Props) {
  const ordered = asThreshold(rule.when);
  const chosen = asChoice(rule.when);
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
        {ordered && (
          <ThresholdSlider
            label={rule.label}
            found={ordered}
            histogram={histograms.get(ordered.term.key)}
            onChange={set}
          />
        )}
        {chosen && (
          <Select
            mode="multiple"
            size="small"
            aria-label={`${rule.label} 取值`}
            value={[...chosen.choice.values] as string[]}
            options={Object.entries(chosen.term.codes ?? {}).map(([value, label]) => ({ value, label }))}
            onChange={(values) => set({ ...chosen.choice, values })}
            style={{ width: '100%' }}
          />
        )}
        {!ordered && !chosen && <span className="muted">{exprWords(rule.when)}</span>}
        <Select
          size="small"
          aria-label={`${rule.label} 未知时`}
          value={rule.onUnknown}
          options={POLICIES}
          onChange={(onUnknown) => onChange({ ...rule, onUnknown: onUnknown as Rule['onUnknown'] })}
          style={{ width: 128, marginLeft: 'auto' }}
        />
      </div>
    </li>
  );
});
