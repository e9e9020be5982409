'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { SCOPE_LABELS } from '../labels';
import styles from './channel.module.css';
import { ClientForm } from './client-form';
import { SecretOnce } from './secret-once';

type Client = Outputs['channel']['clients'][number];
const stateOf = (c: Client) => (c.disabledAt ? '已停用' : c.sandbox ? '沙箱' : '正式');

/** 接口客户端: the programs of the bank. */
export function ClientsSection() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const list = useQuery(trpc.channel.clients.queryOptions());
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.channel.clients.queryKey() });
  const rotate = useMutation(trpc.channel.rotateSecret.mutationOptions({ onSuccess: refresh }));
  const disable = useMutation(trpc.channel.disableClient.mutationOptions({ onSuccess: refresh }));
  const ask = (title: string, content: string, okText: string, onOk: () => Promise<unknown>) =>
    modal.confirm({
      ...{ title, content, okText, cancelText: '不做', okButtonProps: { danger: true } },
      onOk: () => onOk().catch(() => {}),
    });
  const columns: readonly Column<Client>[] = [
    { key: 'name', title: '名称', value: (c) => c.name },
    {
      key: 'id',
      title: '客户端编号',
      value: (c) => c.clientId,
      render: (c) => <span className={styles.mono}>{c.clientId}</span>,
    },
    {
      key: 'scopes',
      title: '权限',
      value: (c) => c.scopes.map((s) => SCOPE_LABELS[s]).join('、'),
      render: (c) => <div className={styles.words}>{c.scopes.map((s) => SCOPE_LABELS[s]).join('、')}</div>,
    },
    {
      key: 'state',
      title: '状态',
      value: stateOf,
      render: (c) => (
        <StatusTag status={c.disabledAt || c.sandbox ? 'plain' : 'pass'}>{stateOf(c)}</StatusTag>
      ),
    },
    { key: 'since', title: '密钥起用', value: (c) => dateWords(c.rotatedAt ?? c.createdAt) },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: ({ clientId, name, disabledAt }) =>
        !disabledAt && (
          <>
            <Button
              type="link"
              size="small"
              onClick={() =>
                ask(
                  `给“${name}”换密钥？`,
                  '旧密钥和用它取的令牌立即失效，程序要换上新密钥才能再调用。',
                  '换密钥',
                  () => rotate.mutateAsync({ clientId }),
                )
              }
            >
              换密钥
            </Button>
            <Button
              type="link"
              size="small"
              danger
              onClick={() =>
                ask(`停用“${name}”？`, '它的下一次调用就会被拒绝，不能再启用。做过的事仍保留。', '停用', () =>
                  disable.mutateAsync({ clientId }),
                )
              }
            >
              停用
            </Button>
          </>
        ),
    },
  ];
  return (
    <Section title="接口客户端" note="本行的程序凭编号和密钥取令牌">
      <div className="stack">
        {(rotate.error ?? disable.error) && (
          <ErrorState error={(rotate.error ?? disable.error) as { message: string }} />
        )}
        {rotate.data && (
          <SecretOnce
            title="密钥已换，只显示这一次："
            lines={[
              ['客户端编号', rotate.data.clientId],
              ['新密钥', rotate.data.secret],
            ]}
          />
        )}
        <Loaded query={list}>
          {(clients) => (
            <DataTable
              name="接口客户端"
              rows={clients}
              columns={columns}
              rowKey={(c) => c.clientId}
              empty="还没有接口客户端。"
              search={false}
              exports={false}
              pageSize={10}
            />
          )}
        </Loaded>
        <ClientForm onDone={refresh} />
      </div>
    </Section>
  );
}
