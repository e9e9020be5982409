'use client';
import { type Column, DataTable } from '@/components/data-table';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { Term } from '@/components/term';
import { shownCount, TWIN_NOTES } from '../labels';
import { TwinDetail } from './twin-detail';
import type { Played, TwinAsked } from './use-twin';

type Shown = number | 'few' | 'withheld';
/** Hidden counts sort last, as unknown ones do. */
const sortable = (n: Shown) => (typeof n === 'number' ? n : undefined);

const count = (key: string, title: string, of: (p: Played) => Shown): Column<Played> => ({
  key,
  title,
  value: (p) => sortable(of(p)),
  render: (p) => shownCount(of(p)),
  number: true,
});

function Sums({ before, after }: { before: Played['limit']['before']; after: Played['limit']['before'] }) {
  const one = (sum: typeof before) =>
    sum === undefined ? '不显示' : <MoneyText value={sum.fen} unit={false} />;
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {one(before)} → {one(after)}
    </span>
  );
}

const COLUMNS: readonly Column<Played>[] = [
  {
    key: 'asOf',
    title: '数据日',
    value: (p) => p.asOf,
    render: (p) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        {p.asOf} {p.point.number === undefined ? '月末快照' : `第 ${p.point.number} 期`}
      </span>
    ),
  },
  count('before', '原名单（户）', (p) => p.sizes.before),
  count('draft', '按草案', (p) => p.sizes.draft),
  count('left', '退出', (p) => p.sizes.left),
  count('entered', '新进', (p) => p.sizes.entered),
  {
    key: 'limit',
    title: '建议额度（万元）',
    value: (p) => (p.limit.before === undefined ? undefined : Number(p.limit.before.fen)),
    render: (p) => <Sums before={p.limit.before} after={p.limit.draft} />,
  },
  {
    key: 'loss',
    title: '预期损失（万元）',
    value: (p) => (p.loss.before === undefined ? undefined : Number(p.loss.before.fen)),
    render: (p) => <Sums before={p.loss.before} after={p.loss.draft} />,
  },
  count('leftDrawn', '退出者已放款', (p) => p.outcomes.left.counts.drawn),
  count('leftBad', '退出者违约', (p) => p.outcomes.left.counts.bad),
];

/** One line an evaluation, opening to the causes and what is known since. @param drill whether single enterprises may be seen */
export function TwinTable(props: { played: readonly Played[]; asked: TwinAsked; drill: boolean }) {
  const { played, asked, drill } = props;
  const veiled = played.some((p) => p.veiled);
  return (
    <Section
      title="各期变化"
      note={
        <>
          展开看原因与贷后；<Term help={TWIN_NOTES.loss}>预期损失怎么算</Term>
          {veiled && `；${TWIN_NOTES.hidden}`}
        </>
      }
    >
      <DataTable
        name="规则变更推演"
        rows={played}
        columns={COLUMNS}
        rowKey={(p) => `${p.asOf}-${p.point.number ?? p.snapshotId}`}
        empty="还没有推演结果。"
        search={false}
        expand={(p) => <TwinDetail played={p} asked={asked} drill={drill} />}
        scrollX={980}
      />
    </Section>
  );
}
