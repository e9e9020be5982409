'use client';
import { Button } from 'antd';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { MoneyText } from '@/components/money-text';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import type { Outputs } from '@/trpc/client';
import type { NeedTerms } from '../domain/need';
import styles from './matching.module.css';
import { PathSection } from './path-section';
import { ReasonRows } from './reason-rows';

type Match = Outputs['matching']['run'];
export type Product = Match['eligible'][number];

/** One product: what it gives, what it costs, and under it every rule with what was found. */
export function MatchedCard(props: {
  product: Product;
  facts: Match['facts'];
  compare: ReactNode;
  need: NeedTerms;
  open?: boolean;
}) {
  const { product, facts, compare, need } = props;
  const { terms, outcome, offer, rules, failing, referring, unknowns } = product;
  const [open, setOpen] = useState(props.open ?? false);
  const passing = rules.length - failing - referring;
  return (
    <article className={styles.card} aria-label={terms.name}>
      <div className={styles.head}>
        <div className={styles.name}>
          <b>{terms.name}</b>
          <div className="muted">
            {terms.bank} · {terms.guarantee}
          </div>
        </div>
        {offer ? <Offer offer={offer} /> : <StatusTag status="fail">{failing} 条不符合</StatusTag>}
        {outcome === 'refer' && <StatusTag status="refer">{referring} 条要由人来看</StatusTag>}
        <div className={styles.actions}>
          {compare}
          {outcome !== 'fail' && <Link href={`/enterprise/apply?product=${product.code}`}>申请</Link>}
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '为什么'}
          </Button>
        </div>
      </div>
      {open && (
        <div className={styles.reasons}>
          <div className="muted">
            {rules.length} 条要求：{passing} 条符合
            {failing > 0 && `，${failing} 条不符合`}
            {referring > 0 && `，${referring} 条要由人来看`}
            {unknowns > 0 && `；其中 ${unknowns} 条没有数据`}
          </div>
          <ReasonRows product={product} facts={facts} />
          {outcome !== 'pass' && <PathSection code={product.code} need={need} />}
          <div className="muted">{terms.provenance}</div>
        </div>
      )}
    </article>
  );
}

function Offer({ offer }: { offer: NonNullable<Product['offer']> }) {
  const { limit, coversNeed, cost, termMonths } = offer;
  return (
    <div className={styles.offer}>
      <div>
        <div className="muted">可借约</div>
        <b>
          <MoneyText value={limit} />
        </b>
        {coversNeed === false && <div className="muted">不够您要的数</div>}
      </div>
      <div>
        <div className="muted">
          <Term help="把利息和各种费用都算进去，折成一年的成本，可以直接和别家比。">全年总成本</Term>
        </div>
        <b>{(cost.allIn.effective * 100).toFixed(2)}%</b>
      </div>
      <div>
        <div className="muted">{cost.largestPayment > 2 * cost.firstPayment ? '到期还' : '每月还'}</div>
        <b>
          <MoneyText
            value={cost.largestPayment > 2 * cost.firstPayment ? cost.largestPayment : cost.firstPayment}
          />
        </b>
      </div>
      <div>
        <div className="muted">{termMonths} 个月利息和费用</div>
        <MoneyText value={cost.total} />
      </div>
    </div>
  );
}
