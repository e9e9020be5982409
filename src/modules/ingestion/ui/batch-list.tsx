'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { BatchStatus } from '../domain/batch';
import { sourceOf } from '../domain/registry';
import type { SourceKey } from '../domain/source';
import { BATCH_STATUS_LABELS, OUTCOME_LABELS } from '../labels';
import { BatchStatusTag } from './batch-status';
import styles from './ingestion.module.css';
import { SOURCE_OPTIONS } from './source-options';

type Batch = Outputs['ingestion']['batches']['batches'][number];
const RUNNING_POLL_MS = 2_000;
const count = (n: number) => n.toLocaleString('zh-CN');

const outcomes = (Object.keys(OUTCOME_LABELS) as (keyof typeof OUTCOME_LABELS)[]).map(
  (key): Column<Batch> => ({
    key,
    title: OUTCOME_LABELS[key],
    value: (b) => b[key],
    number: true,
    render: (b) =>
      key === 'quarantined' && b.quarantined > 0 ? (
        <Link href={`/operator/quarantine?batch=${b.batchId}`}>{count(b.quarantined)}</Link>
      ) : (
        <span className={b[key] === 0 ? styles.zero : undefined}>{count(b[key])}</span>
      ),
  }),
);

const COLUMNS: readonly Column<Batch>[] = [
  {
    key: 'id',
    title: '批次',
    value: (b) => Number(b.batchId),
    render: (b) => <Link href={`/operator/batches/${b.batchId}`}>{b.batchId}</Link>,
    number: true,
  },
  {
    key: 'file',
    title: '文件',
    value: (b) => b.file,
    render: (b) => <Link href={`/operator/batches/${b.batchId}`}>{b.file}</Link>,
  },
  { key: 'source', title: '信源', value: (b) => sourceOf(b.source).label },
  {
    key: 'status',
    title: '状态',
    value: (b) => BATCH_STATUS_LABELS[b.status],
    render: (b) => <BatchStatusTag status={b.status} />,
  },
  { key: 'read', title: '读取（行）', value: (b) => b.read, render: (b) => count(b.read), number: true },
  ...outcomes,
  {
    key: 'published',
    title: '公布日期',
    value: (b) => b.publishedOn ?? '',
    render: (b) => b.publishedOn ?? '—',
  },
  {
    key: 'started',
    title: '入库时间',
    value: (b) => b.startedAt,
    render: (b) => <DateText value={b.startedAt} time />,
  },
];

/** 批次: what was taken in, newest first; the five outcomes add up to the rows read. */
export function BatchList() {
  const trpc = useTRPC();
  const cursor = useCursor();
  const [source, setSource] = useState<SourceKey>();
  const [status, setStatus] = useState<BatchStatus>();
  const batches = useQuery({
    ...trpc.ingestion.batches.queryOptions({ source, status, before: cursor.at, limit: 50 }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.batches.some((b) => b.status === 'running') ? RUNNING_POLL_MS : false,
  });
  const change =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      cursor.toFirst();
    };
  return (
    <Section title="批次" note="读取 = 新记录 + 重复 + 更新 + 待匹配 + 问题">
      <Loaded query={batches}>
        {({ batches: rows, next }) => (
          <>
            <DataTable
              name="批次"
              rows={rows}
              columns={COLUMNS}
              rowKey={(b) => b.batchId}
              pageSize={50}
              empty="没有这样的批次。可在上方上传文件，或在服务器上用 xyd ingest 导入。"
              actions={
                <>
                  <Select
                    allowClear
                    aria-label="按信源筛选"
                    placeholder="全部信源"
                    options={SOURCE_OPTIONS}
                    onChange={change(setSource)}
                    style={{ width: 160 }}
                  />
                  <Select
                    allowClear
                    aria-label="按状态筛选"
                    placeholder="全部状态"
                    options={Object.entries(BATCH_STATUS_LABELS).map(([value, label]) => ({ value, label }))}
                    onChange={change((v?: string) => setStatus(v as BatchStatus | undefined))}
                    style={{ width: 120 }}
                  />
                </>
              }
            />
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
