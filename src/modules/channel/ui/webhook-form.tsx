'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { BANK_EVENT_TYPES, type BankEventType } from '@/kernel/bank-events';
import { useTRPC } from '@/trpc/client';
import { EVENT_LABELS } from '../labels';
import styles from './channel.module.css';
import { SecretOnce } from './secret-once';

type Event = Exclude<BankEventType, 'ping'>;
const EVENTS = BANK_EVENT_TYPES.filter((type) => type !== 'ping');

/** A new address that is told of events. */
export function WebhookForm({ onDone }: { onDone: () => unknown }) {
  const trpc = useTRPC();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<Event[]>([...EVENTS]);
  const create = useMutation(
    trpc.channel.createWebhook.mutationOptions({
      onSuccess: () => {
        setUrl('');
        onDone();
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ url: url.trim(), events });
      }}
    >
      {create.error && <ErrorState error={create.error} />}
      {create.data && (
        <SecretOnce
          title="已登记。验签密钥只显示这一次，请现在存好："
          lines={[
            ['回调地址', create.data.url],
            ['验签密钥', create.data.secret],
          ]}
        />
      )}
      <div className={styles.form}>
        <label htmlFor="webhook-url">回调地址</label>
        <Input
          id="webhook-url"
          value={url}
          onChange={(e) => setUrl(e.target.value)}
          placeholder="https://gateway.example.com/xyd/events"
          maxLength={512}
          style={{ maxWidth: 420 }}
          required
        />
        <span>通知哪些事</span>
        <Checkbox.Group<Event>
          value={events}
          onChange={setEvents}
          options={EVENTS.map((value) => ({ value, label: EVENT_LABELS[value] }))}
        />
      </div>
      <div>
        <Button
          htmlType="submit"
          loading={create.isPending}
          disabled={url.trim() === '' || events.length === 0}
        >
          登记回调地址
        </Button>
      </div>
    </form>
  );
}
