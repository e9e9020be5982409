'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import Link from 'next/link';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import styles from './applications.module.css';
import { useRefresh } from './use-step';

const SHOWN = 8;

/** 站内消息: what the other side did, newest first. */
export function MessagesSection() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const inbox = useQuery(trpc.applications.messages.queryOptions({}));
  const read = useMutation(trpc.applications.readMessages.mutationOptions({ onSuccess: refresh }));
  const unread = inbox.data?.unread ?? 0;
  return (
    <Section
      title="消息"
      note={unread > 0 ? `${unread} 条未读` : undefined}
      actions={
        unread > 0 && (
          <Button size="small" loading={read.isPending} onClick={() => read.mutate()}>
            全部标为已读
          </Button>
        )
      }
    >
      <Loaded query={inbox}>
        {({ lines }) =>
          lines.length === 0 ? (
            <EmptyState>还没有消息。</EmptyState>
          ) : (
            <ul className={styles.choices}>
              {lines.slice(0, SHOWN).map((m) => (
                <li key={String(m.messageId)}>
                  <Link href={m.link} className={m.read ? undefined : styles.unread}>
                    {m.title}
                  </Link>{' '}
                  <span className="muted">
                    <DateText value={m.at} time />
                  </span>
                  <div className="muted">{m.body}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
