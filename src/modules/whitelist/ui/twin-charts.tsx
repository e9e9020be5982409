'use client';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartCard } from '@/components/chart-card';
import { EmptyState } from '@/components/states';
import { shownCount } from '../labels';
import type { Played } from './use-twin';

type Shown = number | 'few' | 'withheld';
const known = (n: Shown) => (typeof n === 'number' ? n : undefined);
const labelOf = (p: Played) =>
  `${p.asOf.slice(0, 7)}${p.point.number === undefined ? '' : ` 第${p.point.number}期`}`;
const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 };

/** Bad ÷ (bad + good); undefined where nobody is judged yet, or it may not be seen. */
function badRate({ counts }: Played['outcomes']['left']): number | undefined {
  const [bad, good] = [known(counts.bad), known(counts.good)];
  return bad === undefined || good === undefined || bad + good === 0 ? undefined : (100 * bad) / (bad + good);
}

function rateWords(o: Played['outcomes']['left']): string {
  const rate = badRate(o);
  const { bad, good } = o.counts;
  const of = `违约 ${shownCount(bad)} / 正常 ${shownCount(good)}`;
  return rate === undefined ? `未知（${of}）` : `${rate.toFixed(1)}%（${of}）`;
}

/** 名单户数 then and by the draft; 违约率 of those that leave against those that stay. */
export function TwinCharts({ played }: { played: readonly Played[] }) {
  const rows = played.map((p) => ({
    month: labelOf(p),
    before: known(p.sizes.before),
    draft: known(p.sizes.draft),
    left: badRate(p.outcomes.left),
    stayed: badRate(p.outcomes.stayed),
  }));
  const noRate = rows.every((r) => r.left === undefined && r.stayed === undefined);
  return (
    <div className="columns">
      <ChartCard
        title="名单户数"
        unit="户；浅色为原名单，深色为按草案，横轴为数据日所在月"
        columns={['数据月', '原名单', '按草案', '退出', '新进']}
        rows={played.map((p) => [
          labelOf(p),
          shownCount(p.sizes.before),
          shownCount(p.sizes.draft),
          shownCount(p.sizes.left),
          shownCount(p.sizes.entered),
        ])}
      >
        <ResponsiveContainer>
          <BarChart data={rows} margin={MARGIN}>
            <CartesianGrid vertical={false} stroke="#e5e6eb" />
            <XAxis dataKey="month" fontSize={12} />
            <YAxis width={48} fontSize={12} allowDecimals={false} />
            <Tooltip formatter={(n, name) => [`${Number(n).toLocaleString('zh-CN')} 户`, name]} />
            <Bar dataKey="before" name="原名单" fill="#c9d8ef" isAnimationActive={false} />
            <Bar dataKey="draft" name="按草案" fill="#1f4fa3" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </ChartCard>
      <ChartCard
        title="违约率：退出与保留"
        unit="%，违约 ÷（违约 + 正常）；橙色为退出，蓝色为保留；尚早与未知的不计"
        height={noRate ? 56 : 200}
        columns={['数据月', '退出', '保留']}
        rows={played.map((p) => [labelOf(p), rateWords(p.outcomes.left), rateWords(p.outcomes.stayed)])}
      >
        {noRate ? (
          <EmptyState>还没有可以判断的贷款，或不足 10 户不显示；户数见“数据”。</EmptyState>
        ) : (
          <ResponsiveContainer>
            <BarChart data={rows} margin={MARGIN}>
              <CartesianGrid vertical={false} stroke="#e5e6eb" />
              <XAxis dataKey="month" fontSize={12} />
              <YAxis width={48} fontSize={12} unit="%" />
              <Tooltip
                content={({ label, active }) => {
                  const at = active ? played.find((p) => labelOf(p) === label) : undefined;
                  return at ? (
                    <div
                      style={{ background: '#fff', border: '1px solid #e5e6eb', padding: 8, fontSize: 12 }}
                    >
                      <div>{label}</div>
                      <div>退出：{rateWords(at.outcomes.left)}</div>
                      <div>保留：{rateWords(at.outcomes.stayed)}</div>
                    </div>
                  ) : null;
                }}
              />
              <Bar dataKey="left" name="退出" fill="#d46b08" isAnimationActive={false} />
              <Bar dataKey="stayed" name="保留" fill="#1f4fa3" isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        )}
      </ChartCard>
    </div>
  );
}
