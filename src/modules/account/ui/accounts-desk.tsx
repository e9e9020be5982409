'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ROLE_LABELS } from '../labels';
import { ClaimCodeForm } from './claim-code-form';

type Line = Outputs['account']['list'][number];

function factorWords(a: Line): string {
  if (a.secondFactorSince) return `已启用（${dateWords(a.secondFactorSince)}）`;
  if (!a.needsSecondFactor) return '未启用（可选）';
  return a.demo ? '未启用（演示账号）' : '未启用，登录后须先设置';
}

/** 账号: who may sign in and how well protected; lost telephones; claim codes. */
export function AccountsDesk() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const [words, setWords] = useState<string>();
  const list = useQuery(trpc.account.list.queryOptions({ words }));
  const reset = useMutation(
    trpc.account.resetSecondFactor.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.account.list.queryKey() }),
    }),
  );
  const ask = (a: Line) =>
    modal.confirm({
      title: `重置 ${a.login} 的两步验证？`,
      content: '请先当面或回电核实本人。重置后其全部会话结束，下次登录须重新设置。此操作会留下记录。',
      okText: '重置',
      okButtonProps: { danger: true },
      cancelText: '不重置',
      onOk: () => reset.mutateAsync({ login: a.login }).catch(() => {}),
    });
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
      render: (a) =>
        a.secondFactorSince && (
          <Button type="link" size="small" danger onClick={() => ask(a)}>
            重置两步验证
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageTitle title="账号" note="银行、区和平台的账号；企业账号请按登录名或企业名称查找" />
      <div className="columns two">
        <Section title="账号">
          <Input.Search
            aria-label="按登录名或名称查找账号"
            placeholder="登录名或名称"
            allowClear
            onSearch={(text) => setWords(text.trim() || undefined)}
            style={{ width: 260, marginBottom: 8 }}
          />
          {reset.error && <ErrorState error={reset.error} />}
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
        <ClaimCodeForm />
      </div>
    </>
  );
}
