'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import styles from './account.module.css';

type Staff = Outputs['account']['staff']['staff'][number];
type Waiting = Outputs['account']['staff']['invitations'][number];

/** 经办人: whom the owner lets act for the enterprise, and whom not any more. */
export function StaffPage() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const list = useQuery(trpc.account.staff.queryOptions());
  const fresh = { onSuccess: () => cache.invalidateQueries({ queryKey: trpc.account.staff.queryKey() }) };
  const close = useMutation(trpc.account.closeStaffAccount.mutationOptions(fresh));
  const withdraw = useMutation(trpc.account.withdrawStaffInvitation.mutationOptions(fresh));
  const ask = (staff: Staff) =>
    modal.confirm({
      title: `停用${staff.displayName}的账号？`,
      content: '停用后立即不能再登录，已做的操作记录仍会保留。',
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '不停用',
      onOk: () => close.mutateAsync({ login: staff.login }).catch(() => {}),
    });
  const columns: readonly Column<Staff>[] = [
    { key: 'name', title: '姓名', value: (s) => s.displayName },
    { key: 'login', title: '登录名', value: (s) => s.login },
    { key: 'phone', title: '手机', value: (s) => s.phone },
    { key: 'since', title: '开通', value: (s) => dateWords(s.since) },
    {
      key: 'state',
      title: '状态',
      value: (s) => (s.closed ? '已停用' : '在用'),
      render: (s) => (
        <StatusTag status={s.closed ? 'plain' : 'pass'}>{s.closed ? '已停用' : '在用'}</StatusTag>
      ),
    },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (s) =>
        !s.closed && (
          <Button type="link" size="small" danger onClick={() => ask(s)}>
            停用
          </Button>
        ),
    },
  ];
  const waiting: readonly Column<Waiting>[] = [
    { key: 'name', title: '姓名', value: (w) => w.displayName },
    { key: 'until', title: '有效至', value: (w) => dateWords(w.until, true) },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (w) => (
        <Button
          type="link"
          size="small"
          onClick={() => withdraw.mutate({ invitationId: String(w.invitationId) })}
        >
          撤回
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageTitle
        title="经办人"
        note="能看企业的信用、匹配贷款、提需求；授权银行和增减经办人只有负责人能做。"
      />
      <div className="stack">
        <InviteForm onInvited={fresh.onSuccess} />
        {(close.error ?? withdraw.error) && (
          <ErrorState error={(close.error ?? withdraw.error) as { message: string }} />
        )}
        <Loaded query={list}>
          {({ staff, invitations }) => (
            <>
              <Section title="在用与停用的账号">
                <DataTable
                  name="经办人"
                  rows={staff}
                  columns={columns}
                  rowKey={(s) => s.login}
                  empty="还没有经办人。"
                  search={false}
                  exports={false}
                />
              </Section>
              {invitations.length > 0 && (
                <Section title="等待接受的邀请">
                  <DataTable
                    name="邀请"
                    rows={invitations}
                    columns={waiting}
                    rowKey={(w) => String(w.invitationId)}
                    empty=""
                    search={false}
                    exports={false}
                  />
                </Section>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function InviteForm({ onInvited }: { onInvited: () => unknown }) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const invite = useMutation(
    trpc.account.inviteStaff.mutationOptions({
      onSuccess: () => {
        setName('');
        onInvited();
      },
    }),
  );
  return (
    <Section title="请一位同事做经办人">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ displayName: name });
        }}
      >
        {invite.error && <ErrorState error={invite.error} />}
        <div className={styles.code}>
          <label htmlFor="staff-name">同事的姓名</label>
          <Input
            id="staff-name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={64}
            style={{ width: 200 }}
            required
          />
          <Button type="primary" htmlType="submit" loading={invite.isPending} disabled={name.trim() === ''}>
            生成邀请
          </Button>
        </div>
        {invite.data && (
          <Alert
            type="success"
            showIcon
            title="请把下面的链接发给这位同事，只显示这一次："
            description={
              <>
                <div className={styles.secret} data-testid="invitation-link">
                  {`${window.location.origin}/join#${invite.data.code}`}
                </div>
                {dateWords(invite.data.until, true)} 前有效，用一次即作废。
              </>
            }
          />
        )}
      </form>
    </Section>
  );
}
