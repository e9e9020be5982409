'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { INVITATION_STATES } from '../domain/invitation';
import { INVITATION_LABELS } from '../labels';

type Line = Outputs['consent']['invitationsByBank'][number];

/** 邀请: what each bank asks through the platform, and how it is stopped. */
export function InvitationsDesk() {
  const trpc = useTRPC();
  const lines = useQuery(trpc.consent.invitationsByBank.queryOptions());
  const [stopping, stop] = useState<Line>();
  const columns: readonly Column<Line>[] = [
    { key: 'bank', title: '银行', value: (l) => l.bank },
    { key: 'last', title: '最近一次', value: (l) => dateWords(l.lastAt, true) },
    { key: 'requests', title: '次数', value: (l) => l.requests, number: true },
    ...INVITATION_STATES.map((state) => ({
      key: state,
      title: INVITATION_LABELS[state],
      value: (l: Line) => l[state],
      number: true,
    })),
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (l) =>
        l.sent + l.seen > 0 && (
          <Button type="link" size="small" danger onClick={() => stop(l)}>
            叫停
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageTitle title="授权邀请" note="银行请平台邀请名单上未授权的企业；银行只看到汇总户数" />
      <Section title="各银行的邀请" note="户数；展开看企业不同意的原因">
        <Loaded query={lines}>
          {(rows) => (
            <DataTable
              name="授权邀请"
              rows={rows}
              columns={columns}
              rowKey={(l) => String(l.bankId)}
              empty="还没有银行邀请过企业。"
              expand={(l) => l.declineReasons.join('；') || '没有企业写明原因。'}
            />
          )}
        </Loaded>
      </Section>
      {stopping && <StopDialog line={stopping} close={() => stop(undefined)} />}
    </>
  );
}

function StopDialog({ line, close }: { line: Line; close: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const stop = useMutation(
    trpc.consent.stopInvitations.mutationOptions({
      onSuccess: async ({ withdrawn }) => {
        message.success(`已撤回 ${withdrawn.toLocaleString('zh-CN')} 户邀请。`);
        await queries.invalidateQueries({ queryKey: trpc.consent.invitationsByBank.queryKey() });
        close();
      },
    }),
  );
  return (
    <Modal
      open
      title={`叫停${line.bank}的邀请`}
      okText="叫停"
      okButtonProps={{ danger: true, disabled: reason.trim().length < 4 }}
      confirmLoading={stop.isPending}
      onCancel={close}
      onOk={() => stop.mutate({ bankId: String(line.bankId), reason })}
    >
      <p>
        撤回 {(line.sent + line.seen).toLocaleString('zh-CN')} 户待答复的邀请，该行 90
        天内不能再邀请这些企业。 已经给出的授权不受影响。
      </p>
      <label htmlFor="stop-reason">叫停原因（至少 4 个字）</label>
      <Input.TextArea
        id="stop-reason"
        rows={2}
        maxLength={255}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      {stop.error && <ErrorState error={stop.error} />}
    </Modal>
  );
}
