'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { CAUSE_LABELS, OUTCOME_LABELS } from '../labels';
import { placeWords } from './not-shown';
import styles from './whitelist.module.css';

type Line = Outputs['whitelist']['diff']['entered'][number];

/** Where an enterprise stood in an edition: 符合（第 3 名）, 不符合, 不在考察范围. */
function standing(s: Line['before']): string {
  if (s.kind === 'listed') return `${OUTCOME_LABELS[s.outcome]}（第 ${s.rank} 名）`;
  return { failed: '不符合', cut: '名额之外', absent: '不在考察范围' }[s.kind];
}

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'name',
    title: '企业',
    value: (l) => l.name,
    render: (l) => <span className={l.authorised ? undefined : styles.hidden}>{l.name}</span>,
  },
  { key: 'district', title: '区', value: (l) => placeWords(l) },
  { key: 'before', title: '前一期', value: (l) => standing(l.before) },
  { key: 'after', title: '后一期', value: (l) => standing(l.after) },
  {
    key: 'cause',
    title: '原因',
    value: (l) => CAUSE_LABELS[l.cause],
    filter: Object.values(CAUSE_LABELS).map((text) => ({ text, value: text })),
  },
  {
    key: 'rules',
    title: '涉及的规则',
    value: (l) => l.rules.join('；'),
    render: (l) => <span style={{ whiteSpace: 'normal' }}>{l.rules.join('；') || '—'}</span>,
  },
];

/** 期次对比: who came, who went, whose standing changed, each with its cause. */
export function EditionDiff({ fromId, toId, base }: { fromId: string; toId: string; base: string }) {
  const trpc = useTRPC();
  const diff = useQuery(trpc.whitelist.diff.queryOptions({ fromId, toId }));
  return (
    <Loaded query={diff}>
      {(d) => (
        <>
          <PageTitle
            title={`第 ${d.from} 期 → 第 ${d.to} 期`}
            note={`两期都在 ${d.stayed.toLocaleString('zh-CN')} 户`}
            actions={<Link href={base}>返回白名单</Link>}
          />
          <div className="stack">
            <Changes title="新进入" lines={d.entered} />
            <Changes title="退出" lines={d.left} />
            <Changes title="结论改变" lines={d.changed} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Changes({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <Section title={title} note={`${lines.length.toLocaleString('zh-CN')} 户`}>
      {lines.length === 0 ? (
        <EmptyState>没有企业。</EmptyState>
      ) : (
        <DataTable
          name={title}
          rows={lines}
          columns={COLUMNS}
          rowKey={(l) => `${l.name}-${l.districtCode}`}
          empty="没有企业。"
          search={false}
        />
      )}
    </Section>
  );
}
