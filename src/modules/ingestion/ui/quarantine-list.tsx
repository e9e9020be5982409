'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { sourceOf } from '../domain/registry';
import { QUARANTINE_STATUS_LABELS, REASON_LABELS, reasonSentence } from '../labels';
import { QuarantineDrawer } from './quarantine-drawer';
import { type QuarantineFilter, QuarantineFilters } from './quarantine-filters';

export type QuarantinedRow = Outputs['ingestion']['quarantine']['rows'][number];
const SIGN = { open: 'unknown', resolved: 'pass', dismissed: 'plain' } as const;

/** 问题数据: rows refused with a reason, to be mended or let go one by one. */
export function QuarantineList({ filter }: { filter: QuarantineFilter }) {
  const trpc = useTRPC();
  const cursor = useCursor();
  const [opened, open] = useState<string>();
  const status = filter.status ?? 'open';
  const rows = useQuery({
    ...trpc.ingestion.quarantine.queryOptions({
      batchId: filter.batch,
      source: filter.source,
      reason: filter.reason,
      status: status === 'all' ? undefined : status,
      after: cursor.at,
      limit: 50,
    }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<QuarantinedRow>[] = [
    {
      key: 'batch',
      title: '批次',
      value: (r) => Number(r.batchId),
      render: (r) => <Link href={`/operator/batches/${r.batchId}`}>{r.batchId}</Link>,
      number: true,
    },
    { key: 'source', title: '信源', value: (r) => sourceOf(r.source).label },
    { key: 'file', title: '文件', value: (r) => r.file },
    { key: 'row', title: '行号', value: (r) => r.rowNo, number: true },
    { key: 'reason', title: '原因', value: (r) => REASON_LABELS[r.reason] },
    {
      key: 'words',
      title: '说明',
      width: 420,
      value: (r) => reasonSentence(r.reason, r),
      render: (r) => <span style={{ whiteSpace: 'normal' }}>{reasonSentence(r.reason, r)}</span>,
    },
    {
      key: 'status',
      title: '状态',
      value: (r) => QUARANTINE_STATUS_LABELS[r.status],
      render: (r) => <StatusTag status={SIGN[r.status]}>{QUARANTINE_STATUS_LABELS[r.status]}</StatusTag>,
    },
    {
      key: 'act',
      title: '',
      value: () => '',
      plain: true,
      render: (r) => (
        <Button type="link" size="small" onClick={() => open(r.id)} aria-label={`处理第 ${r.rowNo} 行`}>
          {r.status === 'open' ? '处理' : '查看'}
        </Button>
      ),
    },
  ];
  return (
    <Section title="问题数据" note="没有入库的行，原样保留（身份证号等已遮盖）；每一行都有原因">
      <QuarantineFilters filter={filter} onChange={cursor.toFirst} />
      <Loaded query={rows}>
        {(page) => (
          <>
            <DataTable
              name="问题数据"
              rows={page.rows}
              columns={columns}
              rowKey={(r) => r.id}
              pageSize={50}
              empty="没有这样的问题数据。"
            />
            <Pager cursor={cursor} next={page.next} />
          </>
        )}
      </Loaded>
      {opened && <QuarantineDrawer key={opened} id={opened} close={() => open(undefined)} />}
    </Section>
  );
}
