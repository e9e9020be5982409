'use client';
import { type Column, DataTable } from '@/components/data-table';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { districtName } from '../domain/assignment/plan-words';
import type { OpenedPlan } from './directed-plan-view';

type Bank = OpenedPlan['banks'][number];
type Product = OpenedPlan['products'][number];
type District = OpenedPlan['districts'][number];

const quota = (n: number | undefined) => (n === undefined ? '未知（按不限）' : String(n));

/** How quotas are used, and in words what one more would do. */
export function DirectedPrices({ plan }: { plan: OpenedPlan }) {
  const minimums = plan.districts.filter((d) => d.minimum > 0);
  const name = `定向撮合-${plan.planId}`;
  return (
    <>
      <Section
        title="银行额度与多一笔的作用"
        note="逐笔的作用是精确值：加一笔重新求解即得；金额的作用是线性松弛的对偶值"
      >
        <DataTable
          name={`${name}-银行`}
          rows={plan.banks}
          columns={BANKS}
          rowKey={(b) => b.code}
          empty="没有银行。"
          search={false}
        />
      </Section>
      <Section title="产品额度与多一笔的作用">
        <DataTable
          name={`${name}-产品`}
          rows={plan.products}
          columns={PRODUCTS}
          rowKey={(p) => p.code}
          empty="没有在售产品。"
          search={false}
          pageSize={10}
        />
      </Section>
      {minimums.length > 0 && (
        <Section title="各区最低户数的代价">
          <DataTable
            name={`${name}-各区`}
            rows={minimums}
            columns={DISTRICTS}
            rowKey={(d) => d.code}
            empty="没有设最低户数。"
            search={false}
          />
        </Section>
      )}
    </>
  );
}

const BANKS: readonly Column<Bank>[] = [
  { key: 'name', title: '银行', value: (b) => b.name },
  { key: 'quota', title: '额度（笔）', number: true, value: (b) => b.quota, render: (b) => quota(b.quota) },
  { key: 'used', title: '已用（笔）', number: true, value: (b) => b.used },
  {
    key: 'lent',
    title: '金额',
    number: true,
    value: (b) => b.lent,
    render: (b) => <MoneyText value={b.lent} />,
  },
  {
    key: 'more',
    title: '再给 1 笔额度',
    value: (b) => b.oneMore,
    render: (b) => `再给${b.name} 1 笔额度：${b.oneMore}`,
  },
  { key: 'million', title: '再给 100 万元额度', value: (b) => b.perMillion },
];

const PRODUCTS: readonly Column<Product>[] = [
  { key: 'name', title: '产品', value: (p) => p.name },
  { key: 'bank', title: '银行', value: (p) => p.bank },
  { key: 'quota', title: '额度（笔）', number: true, value: (p) => p.quota, render: (p) => quota(p.quota) },
  { key: 'used', title: '已用（笔）', number: true, value: (p) => p.used },
  {
    key: 'lent',
    title: '金额',
    number: true,
    value: (p) => p.lent,
    render: (p) => <MoneyText value={p.lent} />,
  },
  { key: 'more', title: '再给 1 笔额度', value: (p) => p.oneMore },
];

const DISTRICTS: readonly Column<District>[] = [
  { key: 'name', title: '区', value: (d) => districtName(d.code) },
  { key: 'needs', title: '需求（户）', number: true, value: (d) => d.needs },
  { key: 'eligible', title: '有产品受理（户）', number: true, value: (d) => d.eligible },
  { key: 'minimum', title: '最低（户）', number: true, value: (d) => d.minimum },
  { key: 'served', title: '满足（户）', number: true, value: (d) => d.served },
  { key: 'less', title: '最低少 1 户', value: (d) => d.oneLessWords },
];
