'use client';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { ApplicationState } from '../domain/lifecycle';
import type { BANK_STEPS } from '../schema';
import { ApproveForm } from './approve-form';
import type { Received } from './bank-application-page';
import { DrawForm } from './draw-form';
import { RejectForm } from './reject-form';
import { RenewForm } from './renew-form';
import { RepayForm } from './repay-form';
import { seen, useRefresh } from './use-step';
import { WordsForm } from './words-form';

type Plain = (typeof BANK_STEPS)[number];
const PLAIN: Partial<Record<ApplicationState, readonly [Plain, string, string]>> = {
  submitted: ['accept', '受理', '受理后开始算审批时限，并由您经办。'],
  accepted: ['review', '开始审批', '须有企业的有效授权。'],
  'offer-accepted': ['sign', '登记签约', '与企业签好合同后登记。'],
};
const OWING: readonly ApplicationState[] = [
  'drawn',
  'repaying',
  'overdue-30',
  'overdue-60',
  'overdue-90',
  'defaulted',
];
const RENEWABLE: readonly ApplicationState[] = ['drawn', 'repaying', 'overdue-30'];

/** What the bank can do in the state the application is in, and nothing else. */
export function BankSteps({ application }: { application: Received }) {
  const { state } = application;
  const plain = PLAIN[state];
  if (plain) return <PlainStep application={application} step={plain} />;
  if (state === 'reviewing') return <Decision application={application} />;
  if (state === 'signed') return <DrawForm application={application} />;
  if (!OWING.includes(state)) return null;
  return (
    <>
      <RepayForm application={application} />
      {RENEWABLE.includes(state) && <RenewForm application={application} />}
      {state === 'overdue-90' && (
        <PlainStep
          application={application}
          step={['default', '认定违约', '逾期 90 天以上；企业会收到通知。']}
        />
      )}
    </>
  );
}

function PlainStep(props: { application: Received; step: readonly [Plain, string, string] }) {
  const { application } = props;
  const [event, label, help] = props.step;
  const trpc = useTRPC();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const step = useMutation(trpc.applications.handle.mutationOptions({ onSettled: refresh }));
  const take = () => step.mutateAsync({ ...seen(application), event }).catch(() => {});
  const go = () =>
    event === 'default'
      ? modal.confirm({
          title: '认定这笔贷款违约？',
          content: '认定后不能撤回。',
          onOk: take,
          cancelText: '取消',
        })
      : take();
  return (
    <Section title="下一步">
      {step.error && <ErrorState error={step.error} />}
      <div className="row">
        <Button type="primary" danger={event === 'default'} loading={step.isPending} onClick={go}>
          {label}
        </Button>
        <span className="muted">{help}</span>
      </div>
    </Section>
  );
}

const DECISIONS = [
  { value: 'approve', label: '批准' },
  { value: 'reject', label: '不予批准' },
  { value: 'ask', label: '请企业补充' },
] as const;

function Decision({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [which, setWhich] = useState<'approve' | 'reject' | 'ask'>('approve');
  const ask = useMutation(trpc.applications.ask.mutationOptions({ onSettled: refresh }));
  return (
    <>
      <Section title="审批决定" note="企业会马上收到结果；不予批准须选原因">
        <Segmented<'approve' | 'reject' | 'ask'> value={which} onChange={setWhich} options={[...DECISIONS]} />
      </Section>
      {which === 'approve' && <ApproveForm application={application} />}
      {which === 'reject' && <RejectForm application={application} />}
      {which === 'ask' && (
        <WordsForm
          title="请企业补充"
          note={undefined}
          label="要补充什么"
          button="发给企业，时限暂停"
          pending={ask.isPending}
          error={ask.error}
          onSend={(words) => ask.mutate({ ...seen(application), words })}
        />
      )}
    </>
  );
}
