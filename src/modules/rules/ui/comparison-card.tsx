'use client';
import { Section } from '@/components/section';
import type { Rule } from '../domain/expr';
import { exprWords } from '../labels';
import type { Screening } from './use-screening';

const shown = (n: number | undefined) => (n === undefined ? '不足 10' : n.toLocaleString('zh-CN'));

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

/** 与原规则比较: who comes in and who drops out by what was changed here. */
export function ComparisonCard(props: {
  comparison: NonNullable<Screening['comparison']>;
  name: string;
  before: readonly Rule[];
  after: readonly Rule[];
}) {
  const { comparison: c, name, before, after } = props;
  const changes = changesOf(before, after);
  if (changes.length === 0) return null;
  return (
    <Section title={`与${name}比较`} note="准入企业，户">
      <div className="row" style={{ gap: 24 }}>
        <span>
          新进入 <b className="pass">＋{shown(c.entered)}</b>
        </span>
        <span>
          退出 <b className="fail">－{shown(c.left)}</b>
        </span>
        <span>
          不变 <b>{shown(c.stayed)}</b>
        </span>
      </div>
      <ul style={{ margin: '8px 0 0', paddingLeft: 20 }}>
        {changes.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Section>
  );
}
