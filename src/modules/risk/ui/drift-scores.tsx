'use client';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Label,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartCard } from '@/components/chart-card';
import type { Drift } from './drift-page';

const percent = (share: number | undefined) => (share === undefined ? '未知' : `${share.toFixed(1)}%`);

/** 分数分布 now and at the run before, as shares of the scored. The fused card has no training sample of its own. */
export function DriftScores({ drift }: { drift: Drift }) {
  const { run, previous, score } = drift;
  const share = (n: number | undefined, all: number | undefined) =>
    n === undefined || !all ? undefined : (n / all) * 100;
  const rows = score.bands.map((b) => ({
    band: b.band,
    now: share(b.now, run.scored),
    before: share(b.before, previous?.scored),
  }));
  const names = { before: previous ? `上一次（${previous.asOf}）` : '上一次', now: `这一次（${run.asOf}）` };
  const psi = score.previous ? score.previous.value.toFixed(3) : '未知';
  return (
    <ChartCard
      title="分数分布"
      unit={`占已评分企业的 %；对上一次 PSI ${psi}；各来源分别训练，训练时的分布未知`}
      columns={['分数段（分）', names.before, names.now]}
      rows={rows.map((r) => [r.band, percent(r.before), percent(r.now)])}
      height={240}
    >
      <ResponsiveContainer>
        <BarChart data={rows} margin={{ top: 8, right: 4, bottom: 20, left: 8 }} barGap={0}>
          <CartesianGrid vertical={false} stroke="#e5e6eb" />
          <XAxis dataKey="band" fontSize={12} interval="preserveStartEnd">
            <Label value="信用分（分）" position="bottom" offset={0} fontSize={12} />
          </XAxis>
          <YAxis width={52} fontSize={12}>
            <Label value="企业占比（%）" angle={-90} position="insideLeft" fontSize={12} />
          </YAxis>
          <Tooltip formatter={(v, name) => [percent(v as number | undefined), name]} />
          <Legend
            verticalAlign="top"
            height={24}
            wrapperStyle={{ fontSize: 12 }}
            formatter={(name) => <span style={{ color: 'var(--ink)' }}>{name}</span>}
          />
          {previous && <Bar dataKey="before" name={names.before} fill="#8fa9d3" isAnimationActive={false} />}
          <Bar dataKey="now" name={names.now} fill="#1f4fa3" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  );
}
