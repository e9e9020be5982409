'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { DocumentLinks } from '@/components/document-links';
import { DocumentUpload, type Sent } from '@/components/document-upload';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { stepFrom } from '../domain/lifecycle';
import { GRANTABLE, NEXT_FOR_ENTERPRISE, REJECT_REASONS } from '../labels';
import styles from './applications.module.css';
import { ClockTag, StateTag } from './clock-tag';
import { LoanView } from './loan-view';
import { OfferView } from './offer-view';
import { Rematch } from './rematch';
import { Timeline } from './timeline';
import { seen, useRefresh } from './use-step';
import { WordsForm } from './words-form';

type Mine = Outputs['applications']['one'];

/** One application as its enterprise sees it: where it stands, what to do, what happens next. */
export function MyApplicationPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const one = useQuery(trpc.applications.one.queryOptions({ applicationId: id }));
  return <Loaded query={one}>{(mine) => <Detail mine={mine} />}</Loaded>;
}

function Detail({ mine }: { mine: Mine }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const { modal } = App.useApp();
  const { state, match, offer, loan, reasons } = mine;
  const step = useMutation(trpc.applications.step.mutationOptions({ onSettled: refresh }));
  const answer = useMutation(trpc.applications.answer.mutationOptions({ onSettled: refresh }));
  const can = (event: 'take-offer' | 'decline-offer' | 'withdraw' | 'answer') =>
    stepFrom(state, event, 'enterprise-owner').ok;
  const ask = (event: 'take-offer' | 'decline-offer' | 'withdraw', title: string, content: string) =>
    modal.confirm({
      ...{ title, content, okText: '确定', cancelText: '再想想' },
      onOk: () => step.mutateAsync({ ...seen(mine), event }).catch(() => {}),
    });
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const upload = useMutation(trpc.documents.upload.mutationOptions());
  const cache = useQueryClient();
  const question = mine.events.findLast((e) => e.event === 'ask');
  return (
    <>
      <PageTitle
        title={match.product}
        note={match.bank}
        actions={
          can('withdraw') && (
            <Button
              onClick={() =>
                ask('withdraw', '撤回这笔申请？', '撤回后这家银行不再审批；发给别家的不受影响。')
              }
            >
              撤回申请
            </Button>
          )
        }
      />
      <div className="columns two">
        <div className="stack">
          <Section title="现在">
            <div className="row">
              <StateTag state={state} />
              <ClockTag clock={mine.clock} />
            </div>
            <p style={{ margin: '8px 0 0' }}>{NEXT_FOR_ENTERPRISE[state]}</p>
            {step.error && <ErrorState error={step.error} />}
          </Section>
          {can('answer') && (
            <WordsForm
              title="银行请您补充"
              note={question?.words}
              label="您的答复"
              button="提交答复"
              pending={answer.isPending}
              error={answer.error}
              files={<DocumentUpload upload={upload.mutateAsync} sent={files} change={setFiles} />}
              onSend={(words) => answer.mutate({ ...seen(mine), words, files: [...files] })}
            />
          )}
          {reasons.length > 0 && (
            <Section title="为什么没有通过">
              <ul style={{ margin: 0, paddingLeft: 20 }}>
                {reasons.map((r) => (
                  <li key={r}>
                    <b>{REJECT_REASONS[r].label}</b>：{REJECT_REASONS[r].advice}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {state === 'rejected' && <Rematch mine={mine} />}
          {offer && (
            <OfferView offer={offer}>
              {can('take-offer') && (
                <div className="row" style={{ marginTop: 12 }}>
                  <Button
                    type="primary"
                    loading={step.isPending}
                    onClick={() =>
                      ask(
                        'take-offer',
                        '接受这份报价？',
                        '接受后银行会和您签约、放款。同一张表的其他申请仍由您决定。',
                      )
                    }
                  >
                    接受报价
                  </Button>
                  <Button onClick={() => ask('decline-offer', '不接受这份报价？', '不接受后不能再改回来。')}>
                    不接受
                  </Button>
                  <Link href="/enterprise/applications">和别家比</Link>
                </div>
              )}
            </OfferView>
          )}
          {loan && <LoanView loan={loan} state={state} />}
        </div>
        <div className="stack">
          <Timeline events={mine.events} />
          {mine.documents.length > 0 && (
            <Section title="交给银行的材料">
              <DocumentLinks
                files={mine.documents}
                read={(fileId) => cache.fetchQuery(trpc.applications.document.queryOptions({ fileId }))}
              />
            </Section>
          )}
          <Section title="银行能看到什么">
            <dl className={styles.facts}>
              <dt>申请时交的</dt>
              <dd>
                截至 {mine.handedIn.asOf} 的 {mine.handedIn.facts} 项数据，其中 {mine.handedIn.known} 项已知
              </dd>
              <dt>现在授权</dt>
              <dd>
                {mine.opened.length > 0 ? (
                  mine.opened.map((c) => GRANTABLE[c as keyof typeof GRANTABLE] ?? c).join('、')
                ) : (
                  <span className="unknown">没有：授权已撤销或到期，银行看不到您的数据</span>
                )}
              </dd>
            </dl>
            <Link href="/enterprise/consents">看谁看过、撤销授权</Link>
          </Section>
        </div>
      </div>
    </>
  );
}
