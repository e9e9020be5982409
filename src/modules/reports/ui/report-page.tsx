'use client';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import Link from 'next/link';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { ReportScore } from '../domain/report-content';
import { headFacts, notesOf, partOutcome } from '../domain/report-words';
import { CHANGED_WORDS } from '../labels';
import { DownloadButton } from './download-button';
import { ReportPart } from './report-part';
import styles from './reports.module.css';

type Opened = Outputs['reports']['open'];

/** A kept report as it was made. */
export function ReportPage({ number, home }: { number: string; home: string }) {
  const trpc = useTRPC();
  const opened = useQuery(
    trpc.reports.open.queryOptions({ number }, { staleTime: Number.POSITIVE_INFINITY, retry: false }),
  );
  return <Loaded query={opened}>{(report) => <Shown report={report} home={home} />}</Loaded>;
}

function Shown({ report, home }: { report: Opened; home: string }) {
  const { content, marks, expired, changedSince } = report;
  const { number, sections, score } = content;
  const verify = `/verify?n=${encodeURIComponent(number)}&c=${encodeURIComponent(marks.code)}`;
  return (
    <>
      <PageTitle
        title={content.subject.name}
        note="公共信用信息报告"
        actions={
          <>
            <Link href={home}>全部报告</Link>
            <Link href={verify}>核验页</Link>
            <DownloadButton number={number} primary />
          </>
        }
      />
      <div className="stack">
        {expired && <Alert type="warning" showIcon title="已过有效期，只作存档；请重新出具。" />}
        {changedSince > 0 && <Alert type="warning" showIcon title={CHANGED_WORDS(changedSince)} />}
        <Section title={`编号 ${number}`} note={`校验码 ${marks.code}`}>
          <dl
            className={styles.overview}
            style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))' }}
          >
            {headFacts(content).map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section title="信息概况">
          <dl className={styles.overview}>
            {sections.flatMap((section) =>
              section.parts.map((part) => (
                <div key={`${section.key} ${part.key}`}>
                  <dt>{part.title}</dt>
                  <dd
                    className={part.state === 'unknown' || part.state === 'withheld' ? 'unknown' : undefined}
                  >
                    {partOutcome(part)}
                  </dd>
                </div>
              )),
            )}
          </dl>
        </Section>
        {sections.map((section) => (
          <Section key={section.key} title={section.title}>
            {section.parts.map((part) => (
              <ReportPart key={part.key} part={part} />
            ))}
          </Section>
        ))}
        <Section title="信用评分">
          <Score score={score} />
        </Section>
        <Section title="报告说明">
          {notesOf(content).map((note) => (
            <p key={note} className="muted" style={{ margin: 0 }}>
              {note}
            </p>
          ))}
          <p className={styles.code}>
            内容 SHA-256 {marks.sha256}
            <br />
            签名 {marks.signature}（密钥 {marks.keyId}）
          </p>
        </Section>
      </div>
    </>
  );
}

function Score({ score }: { score: ReportScore }) {
  if (score.state !== 'scored') return <p className="unknown">{score.words}</p>;
  return (
    <>
      <div className="row">
        <span className="big">{score.score} 分</span>
        <StatusTag status="plain">等级 {score.grade}</StatusTag>
        <span className="muted">
          {score.model} {score.version}，数据日 {score.asOf}
        </span>
      </div>
      <ul>
        {score.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
