'use client';
import { DateText } from '@/components/date-text';
import { DocumentLinks } from '@/components/document-links';
import type { Outputs } from '@/trpc/client';
import { EVENT_LABELS, GROUND_LABELS, KIND_LABELS } from '../labels';
import { ConditionList } from './condition-list';
import { Facts } from './facts';
import styles from './redress.module.css';
import { StateTag } from './state-tag';

type Told = Outputs['redress']['case'];

/** One case as both sides see it: what is asked, what the data say, what happened. */
export function CaseStory(props: {
  told: Told;
  read: (fileId: string) => Promise<{ name: string; type: string; base64: string }>;
}) {
  const { told, read } = props;
  return (
    <>
      <div className="row">
        <StateTag state={told.state} />
        <span className={told.overdue ? 'fail' : undefined}>
          {told.overdue ? '已超过' : ''}答复期限 {told.dueOn}
        </span>
      </div>
      {told.reason && (
        <div>
          <h2>认定结果 {told.decidedOn}</h2>
          <p className={styles.said}>{told.reason}</p>
        </div>
      )}
      <div>
        <h2>{KIND_LABELS[told.kind]}申请</h2>
        {told.ground && <p style={{ margin: 0 }}>理由：{GROUND_LABELS[told.ground]}</p>}
        <p className={styles.said}>{told.words}</p>
      </div>
      <div>
        <h2>证明材料</h2>
        <DocumentLinks files={told.files} read={read} />
      </div>
      <div>
        <h2>数据核对</h2>
        <ConditionList conditions={told.checks} />
      </div>
      <div>
        <h2>
          所涉记录：{told.sourceLabel} {told.title}
        </h2>
        <Facts facts={told.record} />
      </div>
      <div>
        <h2>办理经过</h2>
        <ol className={styles.list}>
          {told.steps.map((step) => (
            <li key={`${step.event} ${step.at}`}>
              <DateText value={step.at} time /> {step.event === 'open' ? '提交' : EVENT_LABELS[step.event]}{' '}
              <span className="muted">{step.actor ?? '平台'}</span>
              {step.note && <p className={styles.said}>{step.note}</p>}
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
