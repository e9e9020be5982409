'use client';
import { Select } from 'antd';
import { useCallback } from 'react';
import { Section } from '@/components/section';
import type { Rule } from '../domain/expr';
import { VOCABULARY } from '../domain/vocabulary';
import { MOST_RULES } from '../schema';
import { newRule } from './edit-rules';
import { RuleRow } from './rule-row';
import styles from './rules.module.css';
import { type Moment, type Screening, useHistograms } from './use-screening';

const TERMS = VOCABULARY.map((t) => ({ value: t.key, label: `${t.label}（${t.window}）` }));

type Props = {
  rules: readonly Rule[];
  /** what the rules were before they were changed here */
  original: readonly Rule[];
  moment: Moment;
  /** shapes alone are drawn: a bank does not see how many stand behind them */
  blind: boolean;
  findings: Screening['findings'];
  onChange: (update: (rules: readonly Rule[]) => readonly Rule[]) => void;
};

/** 准入规则: to set, remove and add; all of them must hold. */
export function RuleEditor({ rules, original, moment, blind, findings, onChange }: Props) {
  const histograms = useHistograms(rules, moment);
  const before = new Map(original.map((rule) => [rule.id, JSON.stringify(rule)]));
  const change = useCallback(
    (next: Rule) => onChange((held) => held.map((rule) => (rule.id === next.id ? next : rule))),
    [onChange],
  );
  const remove = useCallback(
    (id: string) => onChange((held) => held.filter((rule) => rule.id !== id)),
    [onChange],
  );
  const add = (key: string) => {
    const term = VOCABULARY.find((t) => t.key === key);
    if (term) onChange((held) => [...held, newRule(term, held)]);
  };
  return (
    <Section
      title="准入规则"
      note={`${rules.length} 条，全部满足为准入${blind ? '；阈值下的分布为示意' : ''}`}
    >
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            histograms={histograms}
            finding={findings.find((f) => f.rules.includes(rule.id))?.words}
            changed={before.get(rule.id) !== JSON.stringify(rule)}
            onChange={change}
            onRemove={remove}
          />
        ))}
      </ul>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="添加规则"
        placeholder={`＋ 添加规则（${TERMS.length} 项指标）`}
        value={null}
        disabled={rules.length >= MOST_RULES}
        title={rules.length >= MOST_RULES ? `一套规则最多 ${MOST_RULES} 条` : undefined}
        options={TERMS}
        onChange={add}
        style={{ width: '100%', marginTop: 8 }}
      />
    </Section>
  );
}
