'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type Column, DataTable } from '@/components/data-table';
import { DateText, dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { GRANTABLE, type GrantableCategory } from '../domain/consent';
import { CONSENT_STATES } from '../labels';
import { GrantForm } from './grant-form';
import { InvitationCard } from './invitation-card';

type Consent = Outputs['consent']['list'][number];
type Read = Outputs['consent']['reads'][number];

const words = (categories: readonly string[]) =>
  categories.map((c) => GRANTABLE[c as GrantableCategory] ?? c).join('、');

const READS: readonly Column<Read>[] = [
  { key: 'at', title: '时间', value: (r) => dateWords(r.at, true) },
  { key: 'bank', title: '谁', value: (r) => r.bank },
  { key: 'categories', title: '看了什么', value: (r) => words(r.categories) },
  { key: 'purpose', title: '为什么', value: (r) => r.purpose },
];

/** 授权与查询记录: who may read what until when, and who did. */
export function ConsentsPage({ mayGrant }: { mayGrant: boolean }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.consent.list.queryOptions());
  const reads = useQuery(trpc.consent.reads.queryOptions({ limit: 200 }));
  return (
    <>
      <PageTitle title="授权与查询记录" note="没有授权，银行看不到您的名称和非公开数据；可以随时撤销。" />
      <div className="columns two">
        <div className="stack">
          {mayGrant && <InvitationCard />}
          <Section title="给过的授权">
            <Loaded query={list}>{(consents) => <Consents consents={consents} mayGrant={mayGrant} />}</Loaded>
          </Section>
          <Section title="谁看过我的数据">
            <Loaded query={reads}>
              {(rows) => (
                <DataTable
                  name="查询记录"
                  rows={rows}
                  columns={READS}
                  rowKey={(r) => String(r.readId)}
                  empty="还没有银行看过您的非公开数据。"
                  search={false}
                />
              )}
            </Loaded>
          </Section>
        </div>
        {mayGrant ? <GrantForm /> : <EmptyState>授权与撤销只有企业负责人能做。</EmptyState>}
      </div>
    </>
  );
}

function Consents({ consents, mayGrant }: { consents: readonly Consent[]; mayGrant: boolean }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { modal } = App.useApp();
  const revoke = useMutation(
    trpc.consent.revoke.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.consent.list.queryKey() }),
    }),
  );
  const ask = (c: Consent) =>
    modal.confirm({
      title: `撤销给${c.bank}的授权？`,
      content: `撤销后${c.bank}立即不能再看您的${words(c.categories)}数据，已经看过的记录仍会保留。需要时可以再次授权。`,
      okText: '撤销',
      okButtonProps: { danger: true },
      cancelText: '不撤销',
      onOk: () => revoke.mutateAsync({ consentId: String(c.consentId) }).catch(() => {}),
    });
  const columns: readonly Column<Consent>[] = [
    { key: 'bank', title: '银行', value: (c) => c.bank },
    { key: 'categories', title: '数据', value: (c) => words(c.categories) },
    { key: 'purpose', title: '用途', value: (c) => c.purpose },
    {
      key: 'until',
      title: '到期',
      value: (c) => dateWords(c.validUntil),
      render: (c) => <DateText value={c.validUntil} />,
    },
    {
      key: 'state',
      title: '状态',
      value: (c) => CONSENT_STATES[c.state],
      render: (c) => (
        <StatusTag status={c.state === 'live' ? 'pass' : 'plain'}>{CONSENT_STATES[c.state]}</StatusTag>
      ),
    },
    {
      key: 'actions',
      title: '操作',
      value: () => '',
      plain: true,
      render: (c) =>
        mayGrant &&
        c.state === 'live' && (
          <Button type="link" size="small" danger onClick={() => ask(c)}>
            撤销
          </Button>
        ),
    },
  ];
  return (
    <>
      {revoke.error && <ErrorState error={revoke.error} />}
      {consents.length === 0 ? (
        <EmptyState>还没有给过任何授权。</EmptyState>
      ) : (
        <DataTable
          name="授权"
          rows={consents}
          columns={columns}
          rowKey={(c) => String(c.consentId)}
          empty=""
          search={false}
        />
      )}
    </>
  );
}
