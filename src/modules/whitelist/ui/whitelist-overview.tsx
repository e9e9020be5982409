'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { ListHistory } from './list-history';
import { WaitingBuilds } from './waiting-builds';

export type List = Outputs['whitelist']['list'][number];
const count = (n: number) => n.toLocaleString('zh-CN');

const columnsOf = (base: string): readonly Column<List>[] => [
  { key: 'name', title: '名单', value: (l) => l.name, render: (l) => <b>{l.name}</b> },
  {
    key: 'purpose',
    title: '用途',
    value: (l) => l.purpose,
    render: (l) => <span style={{ whiteSpace: 'normal' }}>{l.purpose}</span>,
  },
  {
    key: 'latest',
    title: '最新一期',
    value: (l) => l.editions[0]?.number ?? 0,
    render: ({ editions: [latest] }) =>
      latest ? (
        <Link href={`${base}/editions/${latest.editionId}`}>第 {latest.number} 期</Link>
      ) : (
        <span className="muted">尚未发布</span>
      ),
  },
  {
    key: 'members',
    title: '企业（户）',
    value: (l) => l.editions[0]?.members ?? 0,
    render: ({ editions: [latest] }) => (latest ? count(latest.members) : '—'),
    number: true,
  },
  {
    key: 'at',
    title: '发布时间',
    value: (l) => l.editions[0]?.publishedAt ?? '',
    render: ({ editions: [latest] }) => (latest ? <DateText value={latest.publishedAt} time /> : '—'),
  },
  {
    key: 'by',
    title: '发布人',
    value: (l) => l.editions[0]?.publishedBy ?? '',
    render: (l) => l.editions[0]?.publishedBy ?? '—',
  },
  {
    key: 'diff',
    title: '',
    value: () => '',
    plain: true,
    render: ({ editions: [latest, before] }) =>
      latest && before ? (
        <Link href={`${base}/diff?from=${before.editionId}&to=${latest.editionId}`}>与上期比较</Link>
      ) : (
        ''
      ),
  },
];

/** 白名单: what waits for a second person first, then each list with its editions. @param base address of the pages */
export function WhitelistOverview({ base }: { base: string }) {
  const trpc = useTRPC();
  const lists = useQuery(trpc.whitelist.list.queryOptions());
  return (
    <Loaded query={lists}>
      {(all) => (
        <div className="stack">
          <WaitingBuilds lists={all} base={base} />
          <Section title="名单与期次" note="展开看各期与生成记录">
            <DataTable
              name="白名单"
              rows={all}
              columns={columnsOf(base)}
              rowKey={(l) => l.code}
              empty="还没有白名单。请信贷经理在“筛选”页调好规则后提交，由复核人员发布第一期。"
              expand={(list) => <ListHistory list={list} base={base} />}
            />
          </Section>
        </div>
      )}
    </Loaded>
  );
}
