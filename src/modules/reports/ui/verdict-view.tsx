'use client';
import { Alert } from 'antd';
import { dateWords } from '@/components/date-text';
import { Section } from '@/components/section';
import type { Verdict } from '../domain/verdict';
import { CHANGED_WORDS, VERDICT_WORDS } from '../labels';
import { CompareFile } from './compare-file';
import styles from './reports.module.css';

const LOOKS = { genuine: 'success', expired: 'warning', altered: 'error', unknown: 'error' } as const;

/** What became of a verification. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  const { state } = verdict;
  return (
    <div className={styles.verdict} role="status">
      <Alert type={LOOKS[state]} showIcon title={VERDICT_WORDS[state]} />
      {(state === 'genuine' || state === 'expired') && (
        <>
          {verdict.changedSince > 0 && (
            <Alert type="warning" showIcon title={CHANGED_WORDS(verdict.changedSince)} />
          )}
          <Section title={verdict.name}>
            <dl className={styles.facts}>
              <dt>统一社会信用代码</dt>
              <dd>{verdict.uscc ?? '未获取'}</dd>
              <dt>报告编号</dt>
              <dd>{verdict.number}</dd>
              <dt>出具时间</dt>
              <dd>{dateWords(verdict.madeAt, true)}</dd>
              <dt>有效期至</dt>
              <dd>{verdict.validUntil}</dd>
              <dt>PDF 的 SHA-256</dt>
              <dd className={styles.code}>{verdict.pdfSha256}</dd>
            </dl>
          </Section>
          <CompareFile pdfSha256={verdict.pdfSha256} />
        </>
      )}
    </div>
  );
}
