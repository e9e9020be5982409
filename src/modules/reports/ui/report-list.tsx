'use client';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { EmptyState } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import { GRANTABLE } from '../labels';
import { DownloadButton } from './download-button';

type Line = Outputs['reports']['ofBank'][number];

const opened = ({ categories }: Line) =>
  categories.length === 0
    ? '只含公开信息'
    : categories.map((c) => GRANTABLE[c as keyof typeof GRANTABLE]).join('、');

/** Reports, newest first. @param home where one of them is opened; without, they cannot be */
export function ReportList(props: {
  name: string;
  lines: readonly Line[];
  party: string | undefined;
  home?: string;
  empty: string;
}) {
  const { name, lines, party, home, empty } = props;
  if (lines.length === 0) return <EmptyState>{empty}</EmptyState>;
  const columns: readonly Column<Line>[] = [
    {
      key: 'number',
      title: '编号',
      value: (l) => l.number,
      render: (l) => (home ? <Link href={`${home}/${l.number}`}>{l.number}</Link> : l.number),
    },
    ...(party ? [{ key: 'party', title: party, value: (l: Line) => l.party }] : []),
    { key: 'at', title: '出具时间', value: (l) => dateWords(l.madeAt, true) },
    {
      key: 'until',
      title: '有效期至',
      value: (l) => l.validUntil,
      render: (l) => (l.expired ? <StatusTag status="unknown">已过期</StatusTag> : l.validUntil),
    },
    { key: 'purpose', title: '用途', value: (l) => l.purpose },
    { key: 'categories', title: '非公开数据', value: opened },
    ...(home
      ? [
          {
            key: 'pdf',
            title: '文件',
            value: () => '',
            plain: true,
            render: (l: Line) => <DownloadButton number={l.number} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      name={name}
      rows={lines}
      columns={columns}
      rowKey={(l) => l.number}
      empty={empty}
      search={false}
    />
  );
}
