'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { DocumentLinks } from '@/components/document-links';
import { MoneyText } from '@/components/money-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import styles from './applications.module.css';
import { BankSteps } from './bank-steps';
import { ClockTag, StateTag } from './clock-tag';
import { FactsSection } from './facts-section';
import { LoanView } from './loan-view';
import { OfferView } from './offer-view';
import { Timeline } from './timeline';
import { seen, useRefresh } from './use-step';

export type Received = Outputs['applications']['received'];

/** One application as the bank works on it. */
export function BankApplicationPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const received = useQuery(trpc.applications.received.queryOptions({ applicationId: id }));
  return <Loaded query={received}>{(application) => <Detail application={application} />}</Loaded>;
}

function Detail({ application }: { application: Received }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const cache = useQueryClient();
  const assign = useMutation(trpc.applications.assign.mutationOptions({ onSettled: refresh }));
  const { enterprise, uscc, match, asked, state, assignedTo, offer, loan } = application;
  return (
    <>
      <PageTitle title={enterprise} note={uscc} />
      <div className="columns two">
        <div className="stack">
          <Section
            title={match.product}
            actions={
              !application.ended && (
                <Button
                  size="small"
                  loading={assign.isPending}
                  onClick={() => assign.mutate({ ...seen(application), mine: !assignedTo })}
                >
                  {assignedTo ? '退回队列' : '由我经办'}
                </Button>
              )
            }
          >
            {assign.error && <ErrorState error={assign.error} />}
            <dl className={styles.facts}>
              <dt>状态</dt>
              <dd className="row">
                <StateTag state={state} />
                <ClockTag clock={application.clock} />
              </dd>
              <dt>申请</dt>
              <dd>
                <MoneyText value={asked.amount} />，{asked.termMonths} 个月，{asked.purpose}
              </dd>
              <dt>匹配</dt>
              <dd>
                {match.outcome === 'pass' ? '符合产品准入规则' : '有规则要由人来看'}，预估额度{' '}
                <MoneyText value={match.limit} />
              </dd>
              <dt>经办</dt>
              <dd>{assignedTo ?? '待认领'}</dd>
            </dl>
          </Section>
          <BankSteps application={application} />
          <FactsSection applicationId={application.applicationId} opened={application.opened} />
          <Section title="企业交的材料" note="每次下载都会记录，企业能看到">
            <DocumentLinks
              files={application.documents}
              read={(fileId) =>
                cache.fetchQuery(
                  trpc.applications.receivedDocument.queryOptions(
                    { applicationId: String(application.applicationId), fileId },
                    { staleTime: 0, retry: false },
                  ),
                )
              }
            />
          </Section>
          {offer && <OfferView offer={offer} />}
          {loan && <LoanView loan={loan} state={state} />}
        </div>
        <Timeline events={application.events} />
      </div>
    </>
  );
}
