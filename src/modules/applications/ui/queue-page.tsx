'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Segmented } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { STATE_LABELS } from '../labels';
import { QUEUE_GROUPS, type QueueGroup } from '../schema';
import { ClockTag, StateTag } from './clock-tag';
import { MessagesSection } from './messages-section';

type Line = Outputs['applications']['queue']['lines'][number];
const GROUPS: Record<QueueGroup, string> = {
  todo: '待本行处理',
  waiting: '等企业',
  lent: '贷后',
  ended: '已结束',
};

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'enterprise',
    title: '企业',
    value: (l) => l.enterprise,
    render: (l) => <Link href={`/bank/applications/${l.applicationId}`}>{l.enterprise}</Link>,
  },
  { key: 'product', title: '产品', value: (l) => l.match.product },
  {
    key: 'amount',
    title: '申请（万元）',
    number: true,
    value: (l) => Number(l.asked.amount) / 1_000_000,
    render: (l) => <MoneyText value={l.asked.amount} unit={false} />,
  },
  { key: 'term', title: '期限（月）', number: true, value: (l) => l.asked.termMonths },
  {
    key: 'state',
    title: '状态',
    value: (l) => STATE_LABELS[l.state],
    render: (l) => <StateTag state={l.state} />,
  },
  {
    key: 'due',
    title: '时限',
    value: (l) => l.clock?.due,
    render: (l) => (l.clock ? <ClockTag clock={l.clock} /> : <span className="muted">无</span>),
  },
  { key: 'who', title: '经办', value: (l) => l.assignedTo ?? '待认领' },
  { key: 'at', title: '提交', value: (l) => (l.submittedAt ? dateWords(l.submittedAt) : undefined) },
];

/** 申请队列: what is due first comes first. */
export function QueuePage() {
  const trpc = useTRPC();
  const [group, setGroup] = useState<QueueGroup>('todo');
  const [mine, setMine] = useState(false);
  const queue = useQuery(
    trpc.applications.queue.queryOptions({ group, mine }, { placeholderData: keepPreviousData }),
  );
  const { counts, late } = queue.data ?? {};
  return (
    <>
      <PageTitle
        title="融资申请"
        note={late ? <span className="fail">{late} 笔已超过承诺时限</span> : '没有超时的申请'}
      />
      <div className="stack">
        <Section
          title="申请队列"
          note="按时限从早到晚"
          actions={
            <Checkbox checked={mine} onChange={(e) => setMine(e.target.checked)}>
              只看我经办的
            </Checkbox>
          }
        >
          <Segmented<QueueGroup>
            value={group}
            onChange={setGroup}
            options={QUEUE_GROUPS.map((value) => ({
              value,
              label: `${GROUPS[value]} ${counts?.[value] ?? ''}`,
            }))}
          />
          <div style={{ marginTop: 8 }}>
            <Loaded query={queue}>
              {({ lines }) => (
                <DataTable
                  name="融资申请"
                  rows={lines}
                  columns={COLUMNS}
                  rowKey={(l) => String(l.applicationId)}
                  empty="这里没有申请。"
                />
              )}
            </Loaded>
          </div>
        </Section>
        <MessagesSection />
      </div>
    </>
  );
}
