'use client';
import { Button } from 'antd';
import { useState } from 'react';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { fen, formatYuan } from '@/kernel/money';
import { basisPoints, formatRate } from '@/kernel/rate';
import type { Outputs } from '@/trpc/client';
import type { ApplicationState } from '../domain/lifecycle';
import { REPAYMENT_METHODS } from '../labels';
import styles from './applications.module.css';

type Loan = NonNullable<Outputs['applications']['one']['loan']>;
const FIRST = 6;
const CLOSED: readonly ApplicationState[] = ['settled', 'renewed'];

/** 放款与还款计划: what was drawn, what is owed now and when. */
export function LoanView({ loan, state }: { loan: Loan; state: ApplicationState }) {
  const [all, setAll] = useState(false);
  const { position, plan, payments } = loan;
  const closed = CLOSED.includes(state);
  return (
    <Section title="放款与还款" note={`业务编号 ${loan.loanNo}`}>
      <dl className={styles.facts}>
        <dt>放款</dt>
        <dd>
          {loan.drawnOn} · <MoneyText value={loan.amount} /> · 年利率 {formatRate(basisPoints(loan.rate))} ·{' '}
          {loan.termMonths} 个月 · {REPAYMENT_METHODS[loan.method]}
        </dd>
        <dt>已还</dt>
        <dd>{formatYuan(fen(position.paid))} 元</dd>
        {closed ? (
          <>
            <dt>未还</dt>
            <dd>没有，{state === 'settled' ? '已全部还清' : '本金已转入新的一笔'}</dd>
          </>
        ) : (
          <>
            <dt>下一期</dt>
            <dd>
              {position.next
                ? `${position.next.dueOn} 应还 ${formatYuan(fen(position.next.left))} 元（第 ${position.next.number} 期）`
                : '没有'}
            </dd>
            <dt>逾期</dt>
            <dd>
              {position.daysPastDue > 0 ? (
                <span className="fail">
                  {formatYuan(fen(position.arrears))} 元，最早一期已逾期 {position.daysPastDue} 天
                </span>
              ) : (
                '没有'
              )}
            </dd>
            <dt>今天全部结清</dt>
            <dd>{formatYuan(fen(loan.payoff))} 元</dd>
          </>
        )}
      </dl>
      <h3 style={{ fontSize: 14, margin: '12px 0 4px' }}>还款计划</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard too */}
      <section className={styles.scroll} tabIndex={0} aria-label="还款计划">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">期</th>
              <th scope="col">应还日</th>
              <th scope="col">本金（元）</th>
              <th scope="col">利息（元）</th>
              <th scope="col">合计（元）</th>
            </tr>
          </thead>
          <tbody>
            {plan.slice(0, all ? plan.length : FIRST).map((d) => (
              <tr key={d.number}>
                <td>{d.number}</td>
                <td>{d.dueOn}</td>
                <td>{formatYuan(fen(d.principal))}</td>
                <td>{formatYuan(fen(d.interest))}</td>
                <td>{formatYuan(fen(d.principal + d.interest))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {plan.length > FIRST && !all && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          还有 {plan.length - FIRST} 期
        </Button>
      )}
      {payments.length > 0 && (
        <p className="muted" style={{ margin: '8px 0 0' }}>
          还款记录：{payments.map((p) => `${p.paidOn} ${formatYuan(fen(p.amount))} 元`).join('；')}
        </p>
      )}
    </Section>
  );
}
