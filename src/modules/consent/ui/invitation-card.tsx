'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import { type Outputs, useTRPC } from '@/trpc/client';
import { GRANTABLE } from '../domain/consent';
import styles from './consent.module.css';
import { DeclineForm } from './decline-form';
import { GrantInvitationForm } from './grant-invitation-form';

export type Invitation = Outputs['consent']['invitations'][number];

/** The invitations that wait, one after the other: one question at a time. */
export function InvitationCard() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data = [] } = useQuery(trpc.consent.invitations.queryOptions());
  const { mutate: see } = useMutation(trpc.consent.seeInvitations.mutationOptions());
  const [invitation] = data;
  const shown = invitation !== undefined;
  useEffect(() => {
    if (shown) see();
  }, [shown, see]);
  if (!invitation) return null;
  const answered = async (words: string) => {
    message.success(words);
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.consent.invitations.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.consent.list.queryKey() }),
    ]);
  };
  return (
    <Section
      title={`${invitation.bank}邀请您授权`}
      note={data.length > 1 ? `还有 ${data.length - 1} 份邀请，答复后显示` : undefined}
    >
      <Question key={String(invitation.invitationId)} invitation={invitation} answered={answered} />
    </Section>
  );
}

function Question({
  invitation,
  answered,
}: {
  invitation: Invitation;
  answered: (words: string) => Promise<void>;
}) {
  const [answer, setAnswer] = useState<'grant' | 'decline'>();
  const back = () => setAnswer(undefined);
  if (answer === 'grant') return <GrantInvitationForm {...{ invitation, answered, back }} />;
  if (answer === 'decline') return <DeclineForm {...{ invitation, answered, back }} />;
  const { bank, purpose, categories, months, until } = invitation;
  return (
    <>
      <dl className={styles.asked}>
        <dt>谁</dt>
        <dd>{bank}。它只知道名单上有一家企业，不知道是您。</dd>
        <dt>做什么用</dt>
        <dd>{purpose}</dd>
        <dt>想看什么</dt>
        <dd>{categories.map((c) => GRANTABLE[c] ?? c).join('、')}，以及您的名称和统一社会信用代码</dd>
        <dt>看多久</dt>
        <dd>同意后 {months} 个月，随时可以撤销</dd>
        <dt>何时前答复</dt>
        <dd>{dateWords(until)}，到期自动作废</dd>
      </dl>
      <p>不同意没有任何影响：不影响信用评分、其他银行和已有贷款，银行也不知道是谁没有同意。</p>
      <div className="row">
        <Button type="primary" onClick={() => setAnswer('grant')}>
          同意，选给它看什么
        </Button>
        <Button onClick={() => setAnswer('decline')}>不同意</Button>
      </div>
    </>
  );
}
