import Link from 'next/link';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { fen, formatYuan } from '@/kernel/money';
import { basisPoints, formatRate } from '@/kernel/rate';
import type { Outputs } from '@/trpc/client';
import { REPAYMENT_METHODS } from '../labels';
import styles from './applications.module.css';

type Mine = Outputs['applications']['mine'][number];
const yuan = (amount: number) => formatYuan(fen(Math.round(amount)));

/** The offers that wait for an answer, what a year costs with everything in first: the cheapest is the first line. */
export function OfferCompare({ lines }: { lines: readonly Mine[] }) {
  const sorted = [...lines].sort(
    (a, b) => a.offer!.allIn.nominal - b.offer!.allIn.nominal || (a.code < b.code ? -1 : 1),
  );
  return (
    <Section
      title="比一比报价"
      note="年化综合成本：利息和费用都算进去（单利口径，12 × 月内部收益率），越低越省"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard too */}
      <section className={styles.scroll} tabIndex={0} aria-label="报价对比">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">产品</th>
              <th scope="col">年化综合成本</th>
              <th scope="col">金额</th>
              <th scope="col">年利率</th>
              <th scope="col">期限</th>
              <th scope="col">还款方式</th>
              <th scope="col">利息和费用（元）</th>
              <th scope="col">首月还（元）</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ applicationId, match, offer }) => (
              <tr key={String(applicationId)}>
                <td>
                  <Link href={`/enterprise/applications/${applicationId}`}>{match.product}</Link>
                </td>
                <td>
                  <b>{(offer!.allIn.nominal * 100).toFixed(3)}%</b>
                </td>
                <td>
                  <MoneyText value={offer!.amount} />
                </td>
                <td>{formatRate(basisPoints(offer!.rate))}</td>
                <td>{offer!.termMonths} 个月</td>
                <td>{REPAYMENT_METHODS[offer!.method]}</td>
                <td>{yuan(offer!.interest + offer!.fees)}</td>
                <td>{yuan(offer!.firstPayment)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
