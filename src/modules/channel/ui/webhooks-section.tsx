'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import type { BankEventType } from '@/kernel/bank-events';
import { type Outputs, useTRPC } from '@/trpc/client';
import { EVENT_LABELS } from '../labels';
import styles from './channel.module.css';
import { WebhookForm } from './webhook-form';

type Webhook = Outputs['channel']['webhooks'][number];
const wordsOf = (w: Webhook) => w.events.map((e) => EVENT_LABELS[e as BankEventType]).join('、');

/** 回调地址: where the bank's programs are told of events. */
export function WebhooksSection() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const list = useQuery(trpc.channel.webhooks.queryOptions());
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: trpc.channel.webhooks.queryKey() });
    await cache.invalidateQueries({ queryKey: trpc.channel.deliveries.queryKey() });
  };
  const ping = useMutation(trpc.channel.pingWebhook.mutationOptions({ onSuccess: refresh }));
  const close = useMutation(trpc.channel.closeWebhook.mutationOptions({ onSuccess: refresh }));
  const ask = ({ webhookId, url, waiting }: Webhook) =>
    modal.confirm({
      title: '停用这个回调地址？',
      content: `${url} 不再收到通知${waiting > 0 ? `，还没送出的 ${waiting} 次也不再送` : ''}。`,
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '不停用',
      onOk: () => close.mutateAsync({ webhookId }).catch(() => {}),
    });
  const columns: readonly Column<Webhook>[] = [
    {
      key: 'url',
      title: '回调地址',
      value: (w) => w.url,
      render: (w) => (
        <div className={styles.words}>
          <span className={styles.mono}>{w.url}</span> {w.sandbox && <span className="muted">沙箱</span>}
        </div>
      ),
    },
    {
      key: 'events',
      title: '通知',
      value: wordsOf,
      render: (w) => <div className={styles.words}>{wordsOf(w)}</div>,
    },
    { key: 'waiting', title: '等待送出', number: true, value: (w) => w.waiting },
    { key: 'since', title: '登记', value: (w) => dateWords(w.createdAt) },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (w) => (
        <>
          <Button type="link" size="small" onClick={() => ping.mutate({ webhookId: w.webhookId })}>
            试通
          </Button>
          <Button type="link" size="small" danger onClick={() => ask(w)}>
            停用
          </Button>
        </>
      ),
    },
  ];
  return (
    <Section title="回调地址" note="有事时平台主动告诉本行的程序，带签名">
      <div className="stack">
        {(ping.error ?? close.error) && (
          <ErrorState error={(ping.error ?? close.error) as { message: string }} />
        )}
        <Loaded query={list}>
          {(rows) => (
            <DataTable
              name="回调地址"
              rows={rows}
              columns={columns}
              rowKey={(w) => w.webhookId}
              empty="还没有回调地址；本行的程序也可以定时来取有变化的申请。"
              search={false}
              exports={false}
            />
          )}
        </Loaded>
        <WebhookForm onDone={refresh} />
      </div>
    </Section>
  );
}
