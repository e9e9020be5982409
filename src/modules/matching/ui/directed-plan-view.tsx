'use client';
import { type Column, DataTable } from '@/components/data-table';
import { DateText } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import { districtName } from '../domain/assignment/plan-words';
import styles from './directed.module.css';
import { DirectedExport } from './directed-export';
import { DirectedPrices } from './directed-prices';

export type OpenedPlan = Outputs['matching']['directedPlan'];
type Line = OpenedPlan['lines'][number];

/** A plan: what it reaches, who answered, what more quota would do, and every need. */
export function DirectedPlanView({ plan }: { plan: OpenedPlan }) {
  const { objective, lines } = plan;
  return (
    <>
      <Section
        title={`方案 ${plan.planId}`}
        note={
          <>
            数据日 {plan.snapshot.asOf} · 快照 {plan.snapshot.id} · {plan.madeBy} 于{' '}
            <DateText value={plan.madeAt} time /> · sha256 {plan.sha256.slice(0, 12)}
          </>
        }
        actions={<DirectedExport planId={String(plan.planId)} />}
      >
        <div className={styles.figures}>
          <span>
            满足 <span className="big">{objective.served}</span> / {lines.length} 户
          </span>
          <span>
            缺口 <span className="big">{objective.short}</span> 户
          </span>
          <span>
            平均综合成本{' '}
            <span className="big">
              {objective.served === 0 ? '—' : `${(objective.cost / objective.served / 100).toFixed(2)}%`}
            </span>
          </span>
          <span>
            <StatusTag status={plan.proven ? 'pass' : 'unknown'}>{plan.solver}</StatusTag>
          </span>
        </div>
        {plan.short.length > 0 && (
          <ul className={styles.short}>
            {plan.short.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Section>
      <DirectedPrices plan={plan} />
      <Section
        title="每户的去向"
        note="综合成本：贷到部分按综合年化，未贷到部分按 4 倍 LPR（法释〔2020〕17号）"
      >
        <DataTable
          name={`定向撮合-${plan.planId}`}
          rows={lines}
          columns={COLUMNS}
          rowKey={(line) => line.enterprise}
          empty="没有需求。"
          exports={false}
        />
      </Section>
    </>
  );
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'name', title: '企业', value: (l) => l.name },
  { key: 'district', title: '区', value: (l) => districtName(l.district) },
  {
    key: 'amount',
    title: '需求',
    number: true,
    value: (l) => l.amount,
    render: (l) => <MoneyText value={l.amount} />,
  },
  { key: 'term', title: '期限（月）', number: true, value: (l) => l.termMonths },
  {
    key: 'outcome',
    title: '结果',
    value: (l) => (l.product === undefined ? 'unserved' : 'served'),
    filter: [
      { text: '已配给', value: 'served' },
      { text: '未满足', value: 'unserved' },
    ],
    render: (l) => (
      <StatusTag status={l.product === undefined ? 'fail' : 'pass'}>
        {l.product === undefined ? '未满足' : '已配给'}
      </StatusTag>
    ),
  },
  {
    key: 'product',
    title: '银行与产品，或未满足的原因',
    value: (l) => (l.product === undefined ? l.reason : `${l.bank} ${l.product}`),
  },
  {
    key: 'lent',
    title: '预估额度',
    number: true,
    value: (l) => l.lent ?? 0,
    render: (l) => (l.lent === undefined ? '' : <MoneyText value={l.lent} />),
  },
  {
    key: 'cost',
    title: '综合成本',
    number: true,
    value: (l) => l.cost ?? 0,
    render: (l) => (l.cost === undefined ? '' : `${(l.cost / 100).toFixed(2)}%`),
  },
];
