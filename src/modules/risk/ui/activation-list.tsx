'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { DateText } from '@/components/date-text';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { type Status, StatusTag } from '@/components/status-tag';
import { useCursor } from '@/components/use-cursor';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { ActivationState } from '../domain/activation';
import { ACTIVATION_LABELS } from '../labels';
import styles from './activation.module.css';
import { DecideBar } from './decide-bar';
import { ProposeDialog } from './propose-dialog';
import { ShadowComparison } from './shadow-comparison';

type Activation = Outputs['risk']['activations']['activations'][number];
type Champion = Outputs['risk']['champion'];

const LOOKS: Record<ActivationState, Status> = { proposed: 'refer', approved: 'pass', rejected: 'fail' };

/** 主模型: which is in force and since when, and the proposals to put another in its place. */
export function ActivationList() {
  const trpc = useTRPC();
  const cursor = useCursor();
  const [proposing, propose] = useState(false);
  const champion = useQuery(trpc.risk.champion.queryOptions());
  const page = useQuery(trpc.risk.activations.queryOptions({ before: cursor.at }));
  return (
    <Section
      title="主模型与启用申请"
      actions={<Button onClick={() => propose(true)}>申请启用另一个版本</Button>}
    >
      <Loaded query={champion}>{(held) => <InForce champion={held} />}</Loaded>
      <Loaded query={page}>
        {({ activations, next }) => (
          <>
            {activations.length === 0 && (
              <EmptyState>还没有启用申请：主模型一直是随本版本发布的那一个。</EmptyState>
            )}
            {activations.map((a) => (
              <Proposal key={String(a.id)} activation={a} />
            ))}
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
      {proposing && <ProposeDialog close={() => propose(false)} />}
    </Section>
  );
}

function InForce({ champion: { name, version, since } }: { champion: Champion }) {
  return (
    <p style={{ margin: '0 0 8px' }}>
      <StatusTag status="pass">现用</StatusTag> {name} {version}，
      {since ? (
        <>
          <DateText value={since.at} time /> 起，{since.maker} 经办，{since.checker} 复核（申请第{' '}
          {String(since.activation)} 号）
        </>
      ) : (
        '随本版本发布'
      )}
    </p>
  );
}

function Proposal({ activation: a }: { activation: Activation }) {
  return (
    <details className={styles.proposal} open={a.status === 'proposed'}>
      <summary>
        第 {String(a.id)} 号 · {a.model} {a.version}{' '}
        <StatusTag status={LOOKS[a.status]}>{ACTIVATION_LABELS[a.status]}</StatusTag>{' '}
        <span className="muted">
          {a.proposedBy} 经办 · <DateText value={a.proposedAt} time />
        </span>
      </summary>
      <div className="stack" style={{ marginTop: 8 }}>
        <div>理由：{a.note}</div>
        {a.decidedBy && (
          <div>
            {a.decidedBy} 复核 · <DateText value={a.decidedAt} time />
            {a.decision && `：${a.decision}`}
          </div>
        )}
        <ShadowComparison comparison={a.comparison} />
        {a.status === 'proposed' && <DecideBar activation={a} />}
      </div>
    </details>
  );
}
