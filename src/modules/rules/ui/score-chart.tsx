'use client';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartCard } from '@/components/chart-card';
import { EmptyState } from '@/components/states';
import type { Screening } from './use-screening';

/** 评分分布: all scored enterprises pale, those that pass in front. */
export function ScoreChart({ screening: s }: { screening: Screening }) {
  const bins = s.scores.map((b) => ({ ...b, other: Math.max(0, b.rows - b.pass) }));
  return (
    <ChartCard
      title="评分分布"
      unit="户；深色为准入"
      columns={['信用评分', '已评分', '准入']}
      rows={bins.map((b) => [`${b.from}–${b.to}`, b.rows, b.pass])}
      height={180}
    >
      {bins.length === 0 ? (
        <EmptyState>这份快照还没有评分。</EmptyState>
      ) : (
        <ResponsiveContainer>
          <BarChart data={bins} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} barCategoryGap={1}>
            <CartesianGrid vertical={false} stroke="#e5e6eb" />
            <XAxis dataKey="from" fontSize={12} />
            <YAxis width={56} fontSize={12} allowDecimals={false} />
            <Tooltip
              labelFormatter={(from) => `${from}–${Number(from) + 20} 分`}
              formatter={(n, name) => [`${Number(n).toLocaleString('zh-CN')} 户`, name]}
            />
            <Bar dataKey="pass" name="准入" stackId="n" fill="#1f4fa3" isAnimationActive={false} />
            <Bar dataKey="other" name="其余" stackId="n" fill="#c9d8ef" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartCard>
  );
}
