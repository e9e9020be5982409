'use client';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartCard } from '@/components/chart-card';
import { EmptyState } from '@/components/states';
import { limitBinWords } from '../labels';
import type { Outlook } from './outlook-table';

const wan = (fen: number) => {
  const n = fen / 1_000_000;
  return n >= 10_000 ? `${n / 10_000} 亿` : String(n);
};

/** 建议额度分布 of those that pass, beside that of the rules compared with. */
export function LimitChart({ outlook: o }: { outlook: Outlook }) {
  const { edges, own, against } = o.limits;
  const bins = own.map((n, i) => ({
    upTo: i < edges.length ? wan(edges[i]!) : `＞${wan(edges[edges.length - 1]!)}`,
    words: limitBinWords(edges, i),
    own: n,
    against: against?.[i] ?? 0,
  }));
  const nobody = bins.every((b) => b.own === 0 && b.against === 0);
  return (
    <ChartCard
      title="建议额度分布"
      unit={`准入企业，户，按额度上限（万元）${o.blind ? '；示意' : ''}`}
      columns={['建议额度', '现规则', ...(against ? [o.against?.name ?? '比较对象'] : [])]}
      rows={bins.map((b) => [b.words, b.own, ...(against ? [b.against] : [])])}
      height={200}
    >
      {nobody ? (
        <EmptyState>没有可画的额度：这套规则没有额度公式，或准入企业的额度都未知。</EmptyState>
      ) : (
        <ResponsiveContainer>
          <BarChart
            data={bins}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            barCategoryGap={2}
            barGap={0}
          >
            <CartesianGrid vertical={false} stroke="#e5e6eb" />
            <XAxis dataKey="upTo" fontSize={11} interval={1} />
            <YAxis width={56} fontSize={12} allowDecimals={false} />
            <Tooltip
              labelFormatter={(_, payload) => payload?.[0]?.payload?.words ?? ''}
              formatter={(n, name) => [`${Number(n).toLocaleString('zh-CN')} 户`, name]}
            />
            {against && <Legend iconSize={10} wrapperStyle={{ fontSize: 12 }} />}
            <Bar dataKey="own" name="现规则" fill="#1f4fa3" isAnimationActive={false} />
            {against && (
              <Bar
                dataKey="against"
                name={o.against?.name ?? '比较对象'}
                fill="#9aa7b8"
                isAnimationActive={false}
              />
            )}
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartCard>
  );
}
