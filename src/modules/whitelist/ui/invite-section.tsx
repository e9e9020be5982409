'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { FUNNEL_LABELS } from '../labels';
import { InviteDialog } from './invite-dialog';
import styles from './whitelist.module.css';

type Told = NonNullable<Outputs['whitelist']['invitations']>;
const STEPS = Object.keys(FUNNEL_LABELS) as (keyof typeof FUNNEL_LABELS)[];

/** 邀请授权: how many of the edition were asked and how far they are; the bank sees counts, never who. */
export function InviteSection({ editionId, mayInvite }: { editionId: string; mayInvite: boolean }) {
  const trpc = useTRPC();
  const invitations = useQuery(trpc.whitelist.invitations.queryOptions({ editionId }));
  const [asking, ask] = useState(false);
  return (
    <Loaded query={invitations}>
      {(told) =>
        told && (
          <Section
            title="邀请授权"
            note="由平台发出；企业同意后才显示名称，此前只有户数"
            actions={
              mayInvite &&
              told.unauthorised.all > 0 && (
                <Button type="primary" onClick={() => ask(true)}>
                  邀请未授权企业 {told.unauthorised.all.toLocaleString('zh-CN')} 户
                </Button>
              )
            }
          >
            <Funnel {...told} />
            {asking && <InviteDialog editionId={editionId} told={told} close={() => ask(false)} />}
          </Section>
        )
      }
    </Loaded>
  );
}

function Funnel({ funnel, unauthorised }: Told) {
  if (funnel.invited === 0)
    return (
      <p className="muted" style={{ margin: 0 }}>
        {unauthorised.all === 0 ? '名单上的企业都已授权本行。' : '还没有发出邀请。'}
      </p>
    );
  const small = STEPS.some((step) => funnel[step] === undefined);
  return (
    <>
      <dl className={styles.steps} data-testid="invitation-funnel">
        {STEPS.map((step) => (
          <div key={step} data-step={step}>
            <dt>{FUNNEL_LABELS[step]}</dt>
            <dd>
              {funnel[step] === undefined ? (
                <span className="muted">不显示</span>
              ) : (
                `${funnel[step].toLocaleString('zh-CN')} 户`
              )}
            </dd>
          </div>
        ))}
      </dl>
      {small && <p className="muted">不足 10 户的，连同能推算出它的几项，不显示户数。</p>}
      {funnel.withoutAccount !== undefined && funnel.withoutAccount > 0 && (
        <p className="muted">
          尚未开通账号 {funnel.withoutAccount.toLocaleString('zh-CN')}{' '}
          户：邀请会等到企业开通账号后显示，平台目前不发短信等站外通知。
        </p>
      )}
    </>
  );
}
