'use client';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import type { Outputs } from '@/trpc/client';
import type { ReasonCode } from '../domain/reasons';
import { REASON_LABELS } from '../labels';

type Line = { code: ReasonCode; rows: number };

/** Why rows of a batch were refused, the most frequent first. */
export function ReasonTable({ batch }: { batch: Outputs['ingestion']['batch'] }) {
  const lines = Object.entries(batch.byReason)
    .map(([code, rows]): Line => ({ code: code as ReasonCode, rows }))
    .sort((a, b) => b.rows - a.rows);
  const columns: readonly Column<Line>[] = [
    { key: 'reason', title: '原因', value: (l) => REASON_LABELS[l.code] },
    { key: 'rows', title: '行数', value: (l) => l.rows, number: true },
    {
      key: 'open',
      title: '',
      value: () => '',
      plain: true,
      render: (l) => (
        <Link href={`/operator/quarantine?batch=${batch.batchId}&reason=${l.code}`}>去处理</Link>
      ),
    },
  ];
  return (
    <Section title="问题数据" note="按原因">
      <DataTable
        name="问题数据原因"
        rows={lines}
        columns={columns}
        rowKey={(l) => l.code}
        empty="没有问题数据。"
        search={false}
      />
    </Section>
  );
}
