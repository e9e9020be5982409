'use client';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import { MISSING_RISE } from '../domain/monitoring/missing';
import type { Drift } from './drift-page';

type Source = Drift['missing'][number];
const percent = (share: number | undefined) =>
  share === undefined ? undefined : `${(share * 100).toFixed(1)}%`;
const rise = (s: Source) => (s.now === undefined || s.before === undefined ? undefined : s.now - s.before);

const COLUMNS: readonly Column<Source>[] = [
  { key: 'label', title: '来源', value: (s) => s.label },
  { key: 'now', title: '这一次', value: (s) => s.now, render: (s) => percent(s.now), number: true },
  {
    key: 'before',
    title: '上一次',
    value: (s) => s.before,
    render: (s) => percent(s.before),
    number: true,
  },
  {
    key: 'rise',
    title: '升降（点）',
    value: rise,
    render: (s) => {
      const points = rise(s);
      if (points === undefined) return undefined;
      const words = `${points > 0 ? '+' : ''}${(points * 100).toFixed(1)}`;
      return points >= MISSING_RISE - 1e-9 ? <StatusTag status="fail">{words}</StatusTag> : words;
    },
    number: true,
  },
];

/** 来源缺失: share of firms each source says nothing of. */
export function DriftMissing({ rows }: { rows: readonly Source[] }) {
  return (
    <Section
      title={<Term help="模型的一个来源对多少企业未知；未知不加分也不减分。">来源缺失</Term>}
      note={`未知的企业占全部企业；升 ${MISSING_RISE * 100} 个百分点起报警`}
    >
      <DataTable
        name="来源缺失"
        rows={rows}
        columns={COLUMNS}
        rowKey={(s) => s.source}
        empty="模型没有声明来源。"
        search={false}
      />
    </Section>
  );
}
