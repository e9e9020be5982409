'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ERROR_LABELS, EVENT_LABELS, STATE_LABELS } from '../labels';
import styles from './channel.module.css';

type Delivery = Outputs['channel']['deliveries'][number];
type Shown = 'open' | 'all';
const TAG = { waiting: 'unknown', delivered: 'pass', 'given-up': 'fail' } as const;
const stateWords = (d: Delivery) =>
  d.state === 'waiting' && d.attempts === 0 ? '等待送出' : STATE_LABELS[d.state];

function answerWords(d: Delivery): string {
  if (d.lastStatus !== null) return `HTTP ${d.lastStatus}`;
  return d.lastError === null ? '还没送过' : (ERROR_LABELS[d.lastError] ?? d.lastError);
}

/** 通知记录: what did not arrive first. */
export function DeliveriesSection() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [state, setState] = useState<Shown>('open');
  const list = useQuery(trpc.channel.deliveries.queryOptions({ state }));
  const again = useMutation(
    trpc.channel.redeliver.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.channel.deliveries.queryKey() }),
    }),
  );
  const columns: readonly Column<Delivery>[] = [
    { key: 'event', title: '事件', value: (d) => EVENT_LABELS[d.type] },
    {
      key: 'url',
      title: '回调地址',
      value: (d) => d.url,
      render: (d) => <div className={styles.words}>{d.url}</div>,
    },
    {
      key: 'state',
      title: '状态',
      value: stateWords,
      render: (d) => <StatusTag status={TAG[d.state]}>{stateWords(d)}</StatusTag>,
    },
    { key: 'attempts', title: '试过（次）', number: true, value: (d) => d.attempts },
    { key: 'answer', title: '最近一次', value: answerWords },
    {
      key: 'next',
      title: '下次 / 送到',
      value: (d) => {
        const at = d.deliveredAt ?? d.nextAt;
        return at ? dateWords(at, true) : '不再送';
      },
    },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (d) =>
        d.lastError !== 'closed' && (
          <Button type="link" size="small" onClick={() => again.mutate({ deliveryId: d.deliveryId })}>
            再送一次
          </Button>
        ),
    },
  ];
  return (
    <Section
      title="通知记录"
      note="送不到会重试五天，最近 200 次"
      actions={
        <Segmented<Shown>
          value={state}
          onChange={setState}
          options={[
            { value: 'open', label: '没有送到' },
            { value: 'all', label: '全部' },
          ]}
        />
      }
    >
      <div className="stack">
        {again.error && <ErrorState error={again.error} />}
        <Loaded query={list}>
          {(rows) => (
            <DataTable
              name="通知记录"
              rows={rows}
              columns={columns}
              rowKey={(d) => d.deliveryId}
              empty={state === 'open' ? '没有等待或放弃的通知。' : '还没有通知。'}
            />
          )}
        </Loaded>
      </div>
    </Section>
  );
}
