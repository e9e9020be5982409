'use client';
import { Button } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { EmptyState } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import type { Outputs } from '@/trpc/client';
import type { CaseKind } from '../domain/case-states';
import { Facts } from './facts';
import styles from './redress.module.css';
import { RequestDrawer } from './request-drawer';

type Own = Outputs['redress']['ownRecords'][number];

const GONE = { expired: '公示期满', repaired: '已修复', withdrawn: '异议成立' } as const;

/** The enterprise's records that others judge it by, what each does, and what can be done. */
export function OwnRecordList({ records }: { records: readonly Own[] }) {
  const [asked, ask] = useState<{ record: Own; kind: CaseKind }>();
  const standing = records.filter((r) => r.state === 'stands');
  const gone = records.filter((r) => r.state !== 'stands');
  return (
    <>
      <Section title={`正在公示和使用的记录（${standing.length}）`}>
        {standing.length === 0 && <EmptyState>没有对您不利的公示记录。</EmptyState>}
        {standing.map((record) => (
          <article key={record.targetKey} className={styles.record} aria-label={record.title}>
            <RecordWords record={record} />
            <div className="row">
              {record.openCaseId !== undefined && <StatusTag status="refer">办理中</StatusTag>}
              {record.openCaseId === undefined && record.repair?.state === 'open' && (
                <Button type="primary" onClick={() => ask({ record, kind: 'repair' })}>
                  申请修复
                </Button>
              )}
              {record.openCaseId === undefined && (
                <Button onClick={() => ask({ record, kind: 'objection' })}>提出异议</Button>
              )}
            </div>
          </article>
        ))}
      </Section>
      {gone.length > 0 && (
        <Section title={`已停止公示、共享和使用（${gone.length}）`} note="银行和评分都不再看到">
          {gone.map((record) => (
            <article key={record.targetKey} className={styles.record} aria-label={record.title}>
              <h3>
                {record.sourceLabel} {record.title}{' '}
                <StatusTag status="pass">{GONE[record.state as keyof typeof GONE]}</StatusTag>
              </h3>
              <p className="muted">
                {record.eventDate} {record.authority}
              </p>
            </article>
          ))}
        </Section>
      )}
      {asked && (
        <RequestDrawer
          key={`${asked.kind} ${asked.record.targetKey}`}
          record={asked.record}
          kind={asked.kind}
          close={() => ask(undefined)}
        />
      )}
    </>
  );
}

function RecordWords({ record }: { record: Own }) {
  const { sourceLabel, title, eventDate, authority, countsIn, repair, fields } = record;
  return (
    <>
      <h3>
        {sourceLabel} {title}
      </h3>
      <p className="muted">
        {eventDate} · {authority ?? '记录没有写明由谁认定'}
      </p>
      <p>
        {countsIn.length > 0
          ? `计入“${countsIn.join('”“')}”，影响评分与银行的准入规则。`
          : '不计入任何指标，银行可以看到。'}
      </p>
      {repair ? (
        <p>
          {repair.words}
          {repair.endsBy && ` 不申请的话，${repair.endsBy} 起自行停止公示。`}
        </p>
      ) : (
        <p>由{authority ?? '列入机关'}按其规定移出；记录有误可以提异议。</p>
      )}
      <details>
        <summary>记录全文</summary>
        <Facts facts={fields} />
      </details>
    </>
  );
}
