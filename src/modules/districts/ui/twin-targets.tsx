'use client';
import { useQuery } from '@tanstack/react-query';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { DISTRICTS } from '@/kernel/districts';
import { type Outputs, useTRPC } from '@/trpc/client';
import { JUDGEMENTS, OPERATORS } from '../labels';

type Line = Outputs['districts']['twinTargets']['districts'][number];
type Target = Line['targets'][number];
type Rules = Parameters<ReturnType<typeof useTRPC>['districts']['twinTargets']['queryOptions']>[0];

const number = (n: number) => n.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
const shown = (n: number | undefined) => (n === undefined ? '不显示' : n.toLocaleString('zh-CN'));

function targetWords(t: Target): string {
  const goal =
    t.value === null
      ? '没有数'
      : `${OPERATORS[t.operator as keyof typeof OPERATORS]} ${number(t.value)} ${t.unit}`;
  const move = t.bound
    ? `完成值 ${number(t.bound.actual)}，若退出企业都没有借到，为 ${number(t.bound.low)} 至 ${number(t.bound.high)}`
    : '完成值未知（没有反馈，或有金额未知）';
  const judged = `${t.judgement ? JUDGEMENTS[t.judgement] : '未知'} → ${t.worst ? JUDGEMENTS[t.worst] : '未知'}`;
  return `${t.metricLabel}（${t.year} 年任务 ${goal}）：${move}；${judged}`;
}

/** 指标影响 by district: what of their loan metrics rests on loans of those the draft leaves out. */
export function TwinTargetsCard({ asked }: { asked: Exclude<Rules, symbol | undefined> }) {
  const trpc = useTRPC();
  const targets = useQuery(trpc.districts.twinTargets.queryOptions(asked));
  return (
    <Section title="指标影响" note="退出企业在名单期间开始的贷款，按区">
      <Loaded query={targets}>
        {({ told, districts, from, to, veiled }) =>
          !told ? (
            <EmptyState>没有任何银行的贷款反馈，影响未知。</EmptyState>
          ) : districts.length === 0 ? (
            <EmptyState>退出的企业没有在名单期间借款的反馈，没有可以说的影响。</EmptyState>
          ) : (
            <>
              <p className="muted" style={{ margin: '0 0 8px' }}>
                {from} 至 {to}
                。两头之间：退出企业也许照样借到，指标不变；也许都借不到，指标到另一头。新进企业会借多少不推测。
                {veiled && '银行看不到各区的合计，不足 10 户的与可推出的不显示。'}
              </p>
              <ul style={{ margin: 0, paddingLeft: 20 }}>
                {districts.map((d) => (
                  <li key={d.districtCode}>
                    {d.districtCode === '120000' ? '全市' : (DISTRICTS[d.districtCode] ?? '区划未知')}：
                    {shown(d.enterprises)} 户，其中已放款 {shown(d.borrowers)} 户，放款{' '}
                    {d.drawnFen === undefined && veiled ? '不显示' : <MoneyText value={d.drawnFen} />}
                    {d.targets.map((t) => (
                      <div key={t.code}>{targetWords(t)}</div>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
