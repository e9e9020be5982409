'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import Link from 'next/link';
import { DateText } from '@/components/date-text';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { NEXT_FOR_ENTERPRISE, REJECT_REASONS } from '../labels';
import styles from './applications.module.css';
import { ClockTag, StateTag } from './clock-tag';
import { MessagesSection } from './messages-section';
import { OfferCompare } from './offer-compare';

type Mine = Outputs['applications']['mine'][number];

/** 我的申请: form by form, each bank's answer and clock. */
export function MyApplicationsPage() {
  const trpc = useTRPC();
  const mine = useQuery(trpc.applications.mine.queryOptions());
  return (
    <>
      <PageTitle
        title="我的申请"
        actions={
          <Link href="/enterprise/apply">
            <Button type="primary">申请贷款</Button>
          </Link>
        }
      />
      <div className="columns two">
        <Loaded query={mine}>
          {(lines) => (
            <div className="stack">
              {lines.length === 0 && (
                <Section title="还没有申请">
                  <EmptyState>一张表可以发给几家银行，通常三步就能交。</EmptyState>
                </Section>
              )}
              {byForm(lines).map(([formId, group]) => (
                <Form key={String(formId)} lines={group} />
              ))}
            </div>
          )}
        </Loaded>
        <MessagesSection />
      </div>
    </>
  );
}

/** The forms in the order they come, each with its applications. */
function byForm(lines: readonly Mine[]): [bigint, Mine[]][] {
  const forms = new Map<bigint, Mine[]>();
  for (const line of lines) forms.set(line.formId, [...(forms.get(line.formId) ?? []), line]);
  return [...forms];
}

function Form({ lines }: { lines: readonly Mine[] }) {
  const { asked, submittedAt, formId } = lines[0]!;
  const offers = lines.filter((l) => l.offer && l.state === 'approved');
  const draft = lines.some((l) => l.state === 'draft');
  return (
    <section className="stack" style={{ gap: 8 }} aria-label={asked.purpose}>
      <h2 style={{ margin: 0 }}>
        <MoneyText value={asked.amount} />，{asked.termMonths} 个月，{asked.purpose}{' '}
        <span className="muted">
          {submittedAt ? (
            <>
              <DateText value={submittedAt} /> 提交给 {lines.length} 家
            </>
          ) : (
            '还没有提交'
          )}
        </span>
      </h2>
      {draft && (
        <p style={{ margin: 0 }}>
          <Link href={`/enterprise/apply?form=${formId}`}>接着填：授权并提交</Link>
        </p>
      )}
      {offers.length > 0 && <OfferCompare lines={offers} />}
      {lines.map((line) => (
        <Card key={String(line.applicationId)} line={line} />
      ))}
    </section>
  );
}

function Card({ line }: { line: Mine }) {
  const { match, state, clock, reasons } = line;
  return (
    <article className={styles.card} aria-label={match.product}>
      <div>
        <b>{match.product}</b>
        <div className="muted">{match.bank}</div>
      </div>
      <div>
        <div className="row" style={{ gap: 8 }}>
          <StateTag state={state} />
          <ClockTag clock={clock} />
        </div>
        <div className="muted">
          {reasons.length > 0
            ? `原因：${reasons.map((r) => REJECT_REASONS[r].label).join('、')}`
            : NEXT_FOR_ENTERPRISE[state]}
        </div>
      </div>
      <Link href={`/enterprise/applications/${line.applicationId}`}>查看</Link>
    </article>
  );
}
