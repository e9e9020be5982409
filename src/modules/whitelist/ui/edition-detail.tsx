'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import { OUTCOME_LABELS } from '../labels';
import { ExportButtons } from './export-buttons';
import { InviteSection } from './invite-section';
import { MemberDrawer } from './member-drawer';
import { NotShown, placeWords } from './not-shown';
import styles from './whitelist.module.css';

type Member = Outputs['whitelist']['edition']['lines'][number];
const PAGE = 100;

const COLUMNS: readonly Column<Member>[] = [
  { key: 'rank', title: '名次', value: (m) => m.rank, number: true },
  {
    key: 'name',
    title: '企业',
    value: (m) => m.name,
    render: (m) => <span className={m.authorised ? undefined : styles.hidden}>{m.name}</span>,
  },
  {
    key: 'uscc',
    title: '统一社会信用代码',
    value: (m) => m.uscc ?? '',
    render: (m) => m.uscc ?? <span className="muted">{m.authorised ? '未知' : '须企业授权'}</span>,
  },
  { key: 'district', title: '区', value: (m) => placeWords(m) },
  {
    key: 'outcome',
    title: '结论',
    value: (m) => OUTCOME_LABELS[m.outcome],
    render: (m) => <StatusTag status={m.outcome} />,
  },
  {
    key: 'score',
    title: '信用评分',
    value: (m) => m.score,
    render: (m) =>
      m.veiled ? <NotShown /> : (m.score?.toFixed(1) ?? <span className="unknown">未评分</span>),
    number: true,
  },
  {
    key: 'limit',
    title: '建议额度（万元）',
    value: (m) => (m.limitFen === undefined ? undefined : Number(m.limitFen)),
    render: (m) => (m.veiled ? <NotShown /> : <MoneyText value={m.limitFen} unit={false} />),
    number: true,
  },
];

/**
 * 期次: a published list, its members by rank, each with its reasons.
 * @param props.score what a member's score is made of, shown when asked for
 * @param props.mayInvite whether the reader may ask the platform to invite the unauthorised
 */
export function EditionDetail(props: {
  editionId: string;
  base: string;
  score: (rank: number) => ReactNode;
  mayInvite: boolean;
}) {
  const { editionId, base, score, mayInvite } = props;
  const trpc = useTRPC();
  const cursor = useCursor();
  const [outcome, setOutcome] = useState<'pass' | 'refer'>();
  const [opened, open] = useState<number>();
  const edition = useQuery({
    ...trpc.whitelist.edition.queryOptions({
      editionId,
      outcome,
      afterRank: Number(cursor.at ?? 0),
      limit: PAGE,
    }),
    placeholderData: keepPreviousData,
  });
  const reasons: Column<Member> = {
    key: 'reasons',
    title: '',
    value: () => '',
    plain: true,
    render: (m) => (
      <Button type="link" size="small" aria-label={`第 ${m.rank} 名的理由`} onClick={() => open(m.rank)}>
        理由
      </Button>
    ),
  };
  return (
    <Loaded query={edition}>
      {(e) => (
        <>
          <PageTitle
            title={`${e.name} · 第 ${e.number} 期`}
            note={`${e.members.toLocaleString('zh-CN')} 户 · ${dateWords(e.publishedAt, true)} 由 ${e.publishedBy} 发布（${e.madeBy} 生成） · 快照 ${e.snapshotId} · 哈希 ${e.sha256.slice(0, 12)}`}
            actions={
              <>
                <ExportButtons editionId={editionId} />
                <Link href={base}>返回白名单</Link>
              </>
            }
          />
          <InviteSection editionId={editionId} mayInvite={mayInvite} />
          <Section title="名单" note="按名次；未授权企业显示本行专用的匿名编号">
            <DataTable
              name="名单"
              rows={e.lines}
              columns={[...COLUMNS, reasons]}
              rowKey={(m) => String(m.rank)}
              pageSize={PAGE}
              exports={false}
              empty="没有这样的企业。"
              actions={
                <Select
                  allowClear
                  aria-label="按结论筛选"
                  placeholder="全部结论"
                  options={(['pass', 'refer'] as const).map((value) => ({
                    value,
                    label: OUTCOME_LABELS[value],
                  }))}
                  onChange={(value?: 'pass' | 'refer') => {
                    setOutcome(value);
                    cursor.toFirst();
                  }}
                  style={{ width: 120 }}
                />
              }
            />
            <Pager cursor={cursor} next={e.next === undefined ? undefined : String(e.next)} />
          </Section>
          {opened !== undefined && (
            <MemberDrawer
              editionId={editionId}
              rank={opened}
              score={() => score(opened)}
              close={() => open(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
