'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Pager } from '@/components/pager';
import { saveBytes } from '@/components/save-csv';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { actionWords } from '../labels';
import type { TrailFilter } from '../schema';
import { EventDrawer } from './event-drawer';
import { TrailFilters } from './trail-filters';

type Line = Outputs['audit']['list']['events'][number];
type Roles = Readonly<Record<string, string>>;

function columnsOf(roles: Roles, open: (id: string) => void): readonly Column<Line>[] {
  return [
    {
      key: 'seq',
      title: '链序',
      plain: true,
      number: true,
      value: (e) => e.seq,
      render: (e) => (
        <Button type="link" size="small" aria-label={`查看编号 ${e.id}`} onClick={() => open(e.id)}>
          {e.seq ?? '未入链'}
        </Button>
      ),
    },
    {
      key: 'at',
      title: '时间',
      plain: true,
      value: (e) => e.at,
      render: (e) => <DateText value={e.at} time />,
    },
    { key: 'action', title: '动作', plain: true, value: (e) => actionWords(e.action) },
    { key: 'actor', title: '账号', plain: true, value: (e) => e.actor },
    { key: 'role', title: '角色', plain: true, value: (e) => roles[e.role] ?? e.role },
    { key: 'subject', title: '对象', plain: true, value: (e) => e.subject },
  ];
}

/** 审计记录: the newest first, with filters, one row's before and after, and a copy as CSV. */
export function TrailList({ roles }: { roles: Roles }) {
  const trpc = useTRPC();
  const cursor = useCursor();
  const [filter, choose] = useState<TrailFilter>({});
  const [opened, open] = useState<string>();
  const status = useQuery(trpc.audit.status.queryOptions());
  const page = useQuery({
    ...trpc.audit.list.queryOptions({ ...filter, before: cursor.at }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="审计记录" note="新的在前；点链序看之前与之后">
      <TrailFilters
        filter={filter}
        roles={roles}
        actions={status.data?.actions ?? []}
        onChange={(next) => {
          cursor.toFirst();
          choose(next);
        }}
      />
      <Loaded query={page}>
        {({ events, next }) => (
          <>
            <DataTable
              name="审计记录"
              rows={events}
              columns={columnsOf(roles, open)}
              rowKey={(e) => e.id}
              pageSize={50}
              search={false}
              exports={false}
              actions={<ExportButton filter={filter} />}
              empty="没有这样的审计记录。"
            />
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
      {opened !== undefined && <EventDrawer id={opened} roles={roles} close={() => open(undefined)} />}
    </Section>
  );
}

function ExportButton({ filter }: { filter: TrailFilter }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: () => queries.fetchQuery({ ...trpc.audit.export.queryOptions(filter), staleTime: 0 }),
    onSuccess: ({ fileName, base64, rows }) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      saveBytes(fileName, bytes, 'text/csv;charset=utf-8');
      message.success(`已导出 ${rows.toLocaleString('zh-CN')} 条，并记下了这次导出。`);
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <Button loading={save.isPending} onClick={() => save.mutate()}>
      导出 CSV
    </Button>
  );
}
