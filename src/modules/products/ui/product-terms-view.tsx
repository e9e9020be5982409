import { MoneyText } from '@/components/money-text';
import type { ProductTerms } from '../domain/product';
import { QUOTA_PERIODS, REPAYMENT_METHODS } from '../labels';

/** A product's terms in words. */
export function ProductTermsView({ terms }: { terms: ProductTerms }) {
  const { amount, termMonths, price, repayment, materials, decisionDays, provenance, quota } = terms;
  const spread = (bp: number) => `${bp < 0 ? '－' : '＋'}${Math.abs(bp)} 基点`;
  const lines: readonly [string, React.ReactNode][] = [
    [
      '金额',
      <>
        <MoneyText value={amount.min} /> 至 <MoneyText value={amount.max} />
      </>,
    ],
    ['期限', `${termMonths.min} 至 ${termMonths.max} 个月`],
    [
      '利率',
      `${price.lprTenor === '1Y' ? '1 年期' : '5 年期以上'} LPR 加点：${Object.entries(price.spreadByGrade)
        .map(([grade, bp]) => `${grade} 级 ${spread(bp)}`)
        .join('，')}，没有评分 ${spread(price.spreadUngraded)}`,
    ],
    ['还款方式', repayment.map((r) => REPAYMENT_METHODS[r]).join('、')],
    ['材料', materials.join('、')],
    ['审批', `${decisionDays} 个工作日`],
    ['额度', quota ? `每${QUOTA_PERIODS[quota.period]} ${quota.loans} 笔` : '未知（银行未公布笔数）'],
    ['出处', provenance],
  ];
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: '80px minmax(0, 1fr)', gap: '4px 12px', margin: 0 }}>
      {lines.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt className="muted">{label}</dt>
          <dd style={{ margin: 0, whiteSpace: 'normal' }}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
