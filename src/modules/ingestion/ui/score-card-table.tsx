'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { FREQUENCY_LABELS } from '../labels';
import styles from './ingestion.module.css';
import { ShareBar } from './share-bar';

type Card = Outputs['ingestion']['scoreCards'][number];
const count = (n: number) => n.toLocaleString('zh-CN');

const shareColumn = (key: 'validity' | 'timeliness' | 'acceptance', title: string): Column<Card> => ({
  key,
  title,
  value: (c) => c[key],
  render: (c) => <ShareBar share={c[key]} label={title} />,
  width: 116,
});

const COLUMNS: readonly Column<Card>[] = [
  { key: 'label', title: '信源', value: (c) => c.label },
  { key: 'owner', title: '报送单位', value: (c) => c.owner },
  {
    key: 'frequency',
    title: '频度',
    value: (c) => FREQUENCY_LABELS[c.frequency as keyof typeof FREQUENCY_LABELS],
  },
  {
    key: 'batches',
    title: '批次',
    value: (c) => c.batches,
    number: true,
    render: (c) => (
      <span>
        {count(c.batches)}
        {c.refusedBatches > 0 && <span className="fail">（另拒收 {count(c.refusedBatches)}）</span>}
      </span>
    ),
  },
  { key: 'read', title: '读取（行）', value: (c) => c.read, render: (c) => count(c.read), number: true },
  shareColumn('validity', '规范性'),
  shareColumn('timeliness', '及时性'),
  shareColumn('acceptance', '采纳率'),
  {
    key: 'open',
    title: '待处理问题',
    value: (c) => c.openQuarantine,
    number: true,
    render: (c) =>
      c.openQuarantine > 0 ? (
        <Link href={`/operator/quarantine?source=${c.source}`}>{count(c.openQuarantine)}</Link>
      ) : (
        <span className={styles.zero}>0</span>
      ),
  },
  { key: 'waiting', title: '待匹配', value: (c) => c.waiting, render: (c) => count(c.waiting), number: true },
  {
    key: 'last',
    title: '最近获知',
    value: (c) => c.lastKnownAt ?? '',
    render: (c) =>
      c.lastKnownAt ? <DateText value={c.lastKnownAt} time /> : <span className="muted">尚无数据</span>,
  },
];

/** 信源评分: how each bureau's data arrive: timeliness, accuracy, acceptance. */
export function ScoreCardTable() {
  const trpc = useTRPC();
  const cards = useQuery(trpc.ingestion.scoreCards.queryOptions());
  return (
    <Section title="信源评分" note="累计全部批次；及时性按各信源约定的工作日">
      <Loaded query={cards}>
        {(rows) => (
          <DataTable
            name="信源评分"
            rows={rows}
            columns={COLUMNS}
            rowKey={(c) => c.source}
            pageSize={30}
            empty="还没有信源。"
          />
        )}
      </Loaded>
    </Section>
  );
}
