import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { fen, formatYuan } from '@/kernel/money';
import { basisPoints, formatRate } from '@/kernel/rate';
import type { Outputs } from '@/trpc/client';
import { REPAYMENT_METHODS } from '../labels';
import styles from './applications.module.css';

type Offer = NonNullable<Outputs['applications']['one']['offer']>;
const percent = (rate: number) => `${(rate * 100).toFixed(3)}%`;
const yuan = (amount: number) => `${formatYuan(fen(Math.round(amount)))} 元`;

/** 报价: what is lent and what it costs, all in. */
export function OfferView({ offer, children }: { offer: Offer; children?: React.ReactNode }) {
  return (
    <Section title="银行的报价" note={`有效期到 ${offer.validUntil}`}>
      <dl className={styles.facts}>
        <dt>金额</dt>
        <dd>
          <MoneyText value={offer.amount} />
        </dd>
        <dt>年化综合成本</dt>
        <dd>
          <b>{percent(offer.allIn.nominal)}</b>
          <span className="muted">（单利口径；按复利 {percent(offer.allIn.effective)}）</span>
        </dd>
        <dt>年利率</dt>
        <dd>
          {formatRate(basisPoints(offer.rate))}，{offer.termMonths} 个月，{REPAYMENT_METHODS[offer.method]}
        </dd>
        <dt>利息</dt>
        <dd>{yuan(offer.interest)}</dd>
        <dt>费用</dt>
        <dd>{offer.fees > 0 ? yuan(offer.fees) : '没有'}</dd>
        <dt>{offer.largestPayment > 2 * offer.firstPayment ? '到期还' : '每月还'}</dt>
        <dd>
          {yuan(offer.largestPayment > 2 * offer.firstPayment ? offer.largestPayment : offer.firstPayment)}
        </dd>
      </dl>
      {children}
    </Section>
  );
}
