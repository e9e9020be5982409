'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { BUILD_STATE_LABELS } from '../labels';
import { BuildStateTag } from './build-state-tag';

type List = Outputs['whitelist']['list'][number];
type Edition = List['editions'][number];
type Build = List['builds'][number];
const count = (n: number) => n.toLocaleString('zh-CN');

function editionColumns(base: string, editions: readonly Edition[]): readonly Column<Edition>[] {
  return [
    {
      key: 'number',
      title: '期次',
      value: (e) => e.number,
      render: (e) => <Link href={`${base}/editions/${e.editionId}`}>第 {e.number} 期</Link>,
    },
    {
      key: 'members',
      title: '企业（户）',
      value: (e) => e.members,
      render: (e) => count(e.members),
      number: true,
    },
    { key: 'by', title: '发布', value: (e) => e.publishedBy },
    {
      key: 'at',
      title: '发布时间',
      value: (e) => e.publishedAt,
      render: (e) => <DateText value={e.publishedAt} time />,
    },
    {
      key: 'sha',
      title: '名单哈希',
      value: (e) => e.sha256,
      render: (e) => <code title={e.sha256}>{e.sha256.slice(0, 12)}</code>,
    },
    {
      key: 'diff',
      title: '',
      value: () => '',
      plain: true,
      render: (e) => {
        const before = editions.find((other) => other.number === e.number - 1);
        return before ? (
          <Link href={`${base}/diff?from=${before.editionId}&to=${e.editionId}`}>与上期比较</Link>
        ) : (
          <span className="muted">首期</span>
        );
      },
    },
  ];
}

const buildColumns = (base: string): readonly Column<Build>[] => [
  {
    key: 'id',
    title: '名单',
    value: (b) => Number(b.buildId),
    render: (b) => <Link href={`${base}/builds/${b.buildId}`}>第 {String(b.buildId)} 号</Link>,
  },
  {
    key: 'status',
    title: '状态',
    value: (b) => BUILD_STATE_LABELS[b.status],
    render: (b) => <BuildStateTag state={b.status} />,
  },
  {
    key: 'members',
    title: '企业（户）',
    value: (b) => b.members,
    render: (b) => count(b.members),
    number: true,
  },
  { key: 'snapshot', title: '指标快照', value: (b) => b.snapshotId },
  { key: 'by', title: '生成', value: (b) => b.madeBy },
  { key: 'at', title: '生成时间', value: (b) => b.madeAt, render: (b) => <DateText value={b.madeAt} time /> },
  { key: 'checked', title: '复核', value: (b) => b.checkedBy ?? '', render: (b) => b.checkedBy ?? '—' },
  { key: 'remark', title: '意见', value: (b) => b.remark ?? '', render: (b) => b.remark ?? '—' },
];

/** 白名单: each with its published editions and with what waits for a second person. @param base address of the pages */
export function WhitelistOverview({ base }: { base: string }) {
  const trpc = useTRPC();
  const lists = useQuery(trpc.whitelist.list.queryOptions());
  return (
    <Loaded query={lists}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState>还没有白名单。请信贷经理在“筛选”页调好规则后提交，由复核人员发布第一期。</EmptyState>
        ) : (
          <div className="stack">
            {all.map((list) => (
              <Section key={list.code} title={list.name} note={`${list.purpose} · 代码 ${list.code}`}>
                <DataTable
                  name={`${list.name}期次`}
                  rows={list.editions}
                  columns={editionColumns(base, list.editions)}
                  rowKey={(e) => String(e.editionId)}
                  empty="还没有发布过。"
                  search={false}
                  pageSize={5}
                />
                <details style={{ marginTop: 8 }} open={list.builds.some((b) => b.status === 'submitted')}>
                  <summary>生成记录（{list.builds.length}）</summary>
                  <DataTable
                    name={`${list.name}生成记录`}
                    rows={list.builds}
                    columns={buildColumns(base)}
                    rowKey={(b) => String(b.buildId)}
                    empty="没有生成记录。"
                    search={false}
                    pageSize={5}
                  />
                </details>
              </Section>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
