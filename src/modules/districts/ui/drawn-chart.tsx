'use client';
import { useQuery } from '@tanstack/react-query';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartCard } from '@/components/chart-card';
import { Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';

/** 放款金额 by month; a month with a drawdown of unknown amount has no bar. */
export function DrawnChart({ district }: { district?: string }) {
  const trpc = useTRPC();
  const funnel = useQuery(trpc.districts.funnel.queryOptions({ district }));
  return (
    <Loaded query={funnel}>
      {({ drawnByMonth, on }) => {
        const rows = drawnByMonth.map((m) => ({
          month: m.month,
          wan: m.amount === undefined ? undefined : m.amount / 1_000_000,
          loans: m.loans,
        }));
        return (
          <ChartCard
            title="放款金额"
            unit={`近 12 个月，按月，万元 · 截至 ${on}`}
            columns={['月份', '放款（万元）', '笔数']}
            rows={rows.map((r) => [
              r.month,
              r.wan === undefined ? '未知' : r.wan.toLocaleString('zh-CN'),
              r.loans,
            ])}
          >
            <ResponsiveContainer>
              <BarChart data={rows} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
                <CartesianGrid vertical={false} stroke="#e5e6eb" />
                <XAxis
                  dataKey="month"
                  tickFormatter={(m: string) => String(Number(m.slice(5)))}
                  fontSize={12}
                />
                <YAxis width={44} fontSize={12} tickFormatter={(v: number) => v.toLocaleString('zh-CN')} />
                <Tooltip
                  formatter={(v) => [`${Number(v).toLocaleString('zh-CN')} 万元`, '放款']}
                  labelFormatter={(m) => String(m)}
                />
                <Bar dataKey="wan" fill="#1f4fa3" isAnimationActive={false} />
              </BarChart>
            </ResponsiveContainer>
          </ChartCard>
        );
      }}
    </Loaded>
  );
}
