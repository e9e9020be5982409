'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { PRODUCT_KINDS } from '../labels';
import { ProductTermsView } from './product-terms-view';

type Line = Outputs['products']['market']['lines'][number];
const FEN_PER_WAN = 1_000_000;
const percent = (rate: number) => `${(rate * 100).toFixed(2)}%`;
const kinds = Object.entries(PRODUCT_KINDS);

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'name',
    title: '产品',
    value: (l) => `${l.terms.name} ${l.terms.bank}`,
    render: (l) => (
      <>
        <b>{l.terms.name}</b>
        <div className="muted">{l.terms.bank}</div>
      </>
    ),
  },
  {
    key: 'kind',
    title: '种类',
    value: (l) => PRODUCT_KINDS[l.terms.kind],
    filter: kinds.map(([, text]) => ({ text, value: text })),
  },
  {
    key: 'best',
    title: '全年总成本（最低）',
    number: true,
    value: (l) => Number((l.best.cost.allIn.effective * 100).toFixed(2)),
    render: (l) => percent(l.best.cost.allIn.effective),
  },
  {
    key: 'ungraded',
    title: '没有评分时',
    number: true,
    value: (l) => Number((l.ungraded.cost.allIn.effective * 100).toFixed(2)),
    render: (l) => percent(l.ungraded.cost.allIn.effective),
  },
  {
    key: 'amount',
    title: '最高可借（万元）',
    number: true,
    value: (l) => l.terms.amount.max / FEN_PER_WAN,
    render: (l) => <MoneyText value={l.terms.amount.max} unit={false} />,
  },
  {
    key: 'term',
    title: '期限（月）',
    number: true,
    value: (l) => l.terms.termMonths.max,
    render: (l) => `${l.terms.termMonths.min}–${l.terms.termMonths.max}`,
  },
  { key: 'guarantee', title: '担保', value: (l) => l.terms.guarantee },
  { key: 'days', title: '审批（工作日）', number: true, value: (l) => l.terms.decisionDays },
];

/** 贷款产品: every product on sale compared by what the same loan costs in a year, all in. */
export function MarketPage() {
  const trpc = useTRPC();
  const [loan, setLoan] = useState({ wan: 100, termMonths: 12 });
  const [kind, setKind] = useState<Line['terms']['kind']>();
  const market = useQuery(
    trpc.products.market.queryOptions(
      { amount: loan.wan * FEN_PER_WAN, termMonths: loan.termMonths, kind },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageTitle title="贷款产品" note={market.data && `按 ${market.data.lprPublishedOn} 公布的 LPR 计算`} />
      <Section
        title="借同样的钱，一年要花多少"
        note="利息与各种费用都算在内；示例产品，以银行公布为准"
        actions={
          <>
            <InputNumber
              aria-label="金额"
              min={1}
              max={100_000}
              value={loan.wan}
              suffix="万元"
              style={{ width: 130 }}
              onChange={(wan) => wan && setLoan({ ...loan, wan: Math.round(wan) })}
            />
            <InputNumber
              aria-label="期限"
              min={1}
              max={360}
              precision={0}
              value={loan.termMonths}
              suffix="个月"
              style={{ width: 120 }}
              onChange={(termMonths) => termMonths && setLoan({ ...loan, termMonths })}
            />
            <Select
              aria-label="种类"
              allowClear
              placeholder="全部种类"
              style={{ width: 150 }}
              value={kind}
              onChange={setKind}
              options={kinds.map(([value, label]) => ({ value: value as Line['terms']['kind'], label }))}
            />
          </>
        }
      >
        <Loaded query={market}>
          {({ lines }) => (
            <DataTable
              name="贷款产品"
              rows={lines}
              columns={COLUMNS}
              rowKey={(l) => l.code}
              empty="没有这样的产品，请放宽条件。"
              expand={(l) => <ProductTermsView terms={l.terms} />}
              pageSize={50}
            />
          )}
        </Loaded>
      </Section>
    </>
  );
}
