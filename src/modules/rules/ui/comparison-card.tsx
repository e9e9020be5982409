'use client';
import type { ReactNode } from 'react';
import { Section } from '@/components/section';
import type { Rule } from '../domain/expr';
import { exprWords } from '../labels';
import styles from './rules.module.css';
import type { Screening } from './use-screening';

function changesOf(before: readonly Rule[], after: readonly Rule[]): string[] {
  const [was, is] = [new Map(before.map((r) => [r.id, r])), new Map(after.map((r) => [r.id, r]))];
  return [
    ...after.flatMap((r) => {
      const old = was.get(r.id);
      if (!old) return `新增：${exprWords(r.when)}`;
      const [a, b] = [exprWords(old.when), exprWords(r.when)];
      if (a !== b) return `${a} → ${b}`;
      return old.onUnknown === r.onUnknown ? [] : `${r.label}：未知时的处理已改`;
    }),
    ...before.filter((r) => !is.has(r.id)).map((r) => `去掉：${exprWords(r.when)}`),
  ];
}

/** 与另一套规则比较: who comes in and who drops out, by what differs; below, what that would lend. */
export function ComparisonCard(props: {
  comparison: Screening['comparison'];
  name: string;
  before: readonly Rule[];
  after: readonly Rule[];
  /** chooses what to compare with */
  select: ReactNode;
  children: ReactNode;
}) {
  const { comparison: c, name, before, after, select, children } = props;
  const changes = changesOf(before, after);
  return (
    <Section title={`与${name}比较`} note="准入企业，户" actions={select}>
      {c && changes.length > 0 && (
        <div className="row" style={{ gap: 24 }} data-testid="comparison">
          <span>
            新进入 <b className="pass">＋{c.entered.toLocaleString('zh-CN')}</b>
          </span>
          <span>
            退出 <b className="fail">－{c.left.toLocaleString('zh-CN')}</b>
          </span>
          <span>
            不变 <b>{c.stayed.toLocaleString('zh-CN')}</b>
          </span>
        </div>
      )}
      {changes.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          两套规则相同。
        </p>
      ) : (
        <details className={styles.changes} open={changes.length <= 6}>
          <summary className="muted">{changes.length} 处不同</summary>
          <ul>
            {changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </Section>
  );
}
