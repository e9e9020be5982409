'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ROLE_LABELS } from '../labels';
import { OpenAccountForm } from './open-account-form';
import { SecretOnce } from './secret-once';

type Line = Outputs['account']['list'][number];

function factorWords(a: Line): string {
  if (a.secondFactorSince) return `已启用（${dateWords(a.secondFactorSince)}）`;
  if (!a.needsSecondFactor) return '未启用（可选）';
  return a.demo ? '未启用（演示账号）' : '未启用，登录后须先设置';
}

/** 账号: who may sign in and how well protected; forgotten passwords and lost telephones; opened and closed. */
export function AccountsDesk() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const [words, setWords] = useState<string>();
  const list = useQuery(trpc.account.list.queryOptions({ words }));
  const onSuccess = () => cache.invalidateQueries({ queryKey: trpc.account.list.queryKey() });
  const reset = useMutation(trpc.account.resetSecondFactor.mutationOptions({ onSuccess }));
  const forgotten = useMutation(trpc.account.resetPassword.mutationOptions({ onSuccess }));
  const setOpen = useMutation(trpc.account.setOpen.mutationOptions({ onSuccess }));
  const ask = (title: string, content: string, act: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content: `${content}此操作会留下记录。`,
      okText: '确定',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => act().catch(() => {}),
    });
  const askFactor = ({ login }: Line) =>
    ask(
      `重置 ${login} 的两步验证？`,
      '请先当面或回电核实本人。重置后其全部会话结束，下次登录须重新设置。',
      () => reset.mutateAsync({ login }),
    );
  const askPassword = ({ login }: Line) =>
    ask(
      `重置 ${login} 的密码？`,
      '请先当面或回电核实本人。重置后其全部会话结束，凭新的初始密码登录，并须换成自己的。',
      () => forgotten.mutateAsync({ login }),
    );
  const askOpen = ({ login, disabled }: Line) =>
    ask(
      disabled ? `恢复账号 ${login}？` : `停用账号 ${login}？`,
      disabled ? '恢复后可用原来的密码登录。' : '停用后其全部会话立即结束，不能再登录。',
      () => setOpen.mutateAsync({ login, open: disabled }),
    );
  const columns: readonly Column<Line>[] = [
    { key: 'login', title: '登录名', value: (a) => a.login },
    { key: 'name', title: '名称', value: (a) => a.displayName },
    { key: 'role', title: '角色', value: (a) => ROLE_LABELS[a.role] },
    { key: 'factor', title: '两步验证', value: factorWords },
    {
      key: 'state',
      title: '状态',
      value: (a) => (a.disabled ? '已停用' : '在用'),
      render: (a) => (
        <StatusTag status={a.disabled ? 'plain' : 'pass'}>{a.disabled ? '已停用' : '在用'}</StatusTag>
      ),
    },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (a) => (
        <Space size={0} wrap>
          <Button type="link" size="small" onClick={() => askPassword(a)}>
            重置密码
          </Button>
          {a.secondFactorSince && (
            <Button type="link" size="small" onClick={() => askFactor(a)}>
              重置两步验证
            </Button>
          )}
          <Button type="link" size="small" danger={!a.disabled} onClick={() => askOpen(a)}>
            {a.disabled ? '恢复' : '停用'}
          </Button>
        </Space>
      ),
    },
  ];
  return (
    <>
      <PageTitle title="账号" note="银行、区和平台的账号；企业账号请按登录名或企业名称查找" />
      <div className="columns two">
        <Section title="账号" note="新开通的在前，最多 500 个；更多请查找">
          <Input.Search
            aria-label="按登录名或名称查找账号"
            placeholder="登录名或名称"
            allowClear
            onSearch={(text) => setWords(text.trim() || undefined)}
            style={{ width: 260, marginBottom: 8 }}
          />
          {[reset.error, forgotten.error, setOpen.error].map(
            (e) => e && <ErrorState key={e.message} error={e} />,
          )}
          {forgotten.data && (
            <SecretOnce
              title={`${forgotten.data.login} 的初始密码`}
              secret={forgotten.data.password}
              testId="reset-password"
            >
              请当面或回电交给本人。登录后须换成自己的密码。
            </SecretOnce>
          )}
          <Loaded query={list}>
            {(accounts) => (
              <DataTable
                name="账号"
                rows={accounts}
                columns={columns}
                rowKey={(a) => a.login}
                empty="没有这样的账号。"
                search={false}
              />
            )}
          </Loaded>
        </Section>
        <OpenAccountForm />
      </div>
    </>
  );
}
