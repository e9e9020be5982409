'use client';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { EmptyState } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import { FAIR_RATIO, LEAST_FIRMS } from '../domain/monitoring/fairness';
import styles from './drift.module.css';
import type { Drift } from './drift-page';

type Table = Drift['fairness'][number];
type Group = NonNullable<Table['groups']>[number];

const percent = (share: number | undefined) =>
  share === undefined ? undefined : `${(share * 100).toFixed(1)}%`;
const of = (part: number, all: number) => (all === 0 ? undefined : part / all);
/** Grey where the group is too small to be judged. */
const cell = (text: (g: Group) => ReactNode) => (g: Group) => {
  const words = text(g) ?? <span className="unknown">未知</span>;
  return g.judged ? words : <span className="muted">{words}</span>;
};

const columns = (label: string): readonly Column<Group>[] => [
  { key: 'label', title: label, value: (g) => g.label, render: cell((g) => g.label) },
  { key: 'n', title: '企业（户）', value: (g) => g.n, render: cell((g) => g.n), number: true },
  {
    key: 'referred',
    title: '转人工',
    value: (g) => of(g.referred, g.n),
    render: cell((g) => percent(of(g.referred, g.n))),
    number: true,
  },
  {
    key: 'mean',
    title: '平均分',
    value: (g) => g.meanScore,
    render: cell((g) => g.meanScore?.toFixed(1)),
    number: true,
  },
  {
    key: 'share',
    title: 'C 级及以上',
    value: (g) => g.servedShare,
    render: cell((g) => percent(g.servedShare)),
    number: true,
  },
  {
    key: 'ratio',
    title: '比最高组',
    value: (g) => g.ratio,
    render: cell((g) => {
      if (!g.judged) return '不判断';
      if (g.ratio === undefined || g.ratio >= FAIR_RATIO) return g.ratio?.toFixed(2);
      return (
        <StatusTag status={g.beyondChance ? 'fail' : 'refer'}>
          {g.ratio.toFixed(3)}
          {g.beyondChance ? '' : '，可能偶然'}
        </StatusTag>
      );
    }),
    number: true,
  },
];

/** 公平: who is served how, by four codes; shares are of the scored, small groups are shown and not judged. */
export function DriftFairness({ tables }: { tables: readonly Table[] }) {
  return (
    <div className={styles.pair}>
      {tables.map((t) => (
        <Section
          key={t.by}
          title={
            <Term help="各组已评分企业中 C 级及以上的占比，与占比最高的一组相比；转人工的不算好也不算坏。">
              公平：按{t.label}
            </Term>
          }
          note={`比值低于 ${FAIR_RATIO} 要复核；已评分不足 ${LEAST_FIRMS} 户的组（灰）不判断`}
        >
          {t.groups ? (
            <DataTable
              name={`公平-${t.label}`}
              rows={t.groups}
              columns={columns(t.label)}
              rowKey={(g) => g.code ?? 'unknown'}
              empty="这份快照没有企业。"
              search={false}
              scrollX={560}
            />
          ) : (
            <EmptyState>未知：这份快照没有“{t.label}”。</EmptyState>
          )}
        </Section>
      ))}
    </div>
  );
}
