'use client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRouter } from 'next/navigation';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import styles from './drift.module.css';
import { DriftAlerts } from './drift-alerts';
import { DriftCalibration } from './drift-calibration';
import { DriftFairness } from './drift-fairness';
import { DriftFeatures } from './drift-features';
import { DriftMissing } from './drift-missing';
import { DriftScores } from './drift-scores';

export type Drift = Outputs['risk']['drift'];

/** 模型监测 of one score run, the newest unless another is chosen; the choice stays in the address. */
export function DriftPage({ runId }: { runId?: string }) {
  const trpc = useTRPC();
  const report = useQuery(trpc.risk.drift.queryOptions({ runId }));
  return (
    <div className="stack">
      <Loaded query={report}>
        {(drift) => (
          <>
            <Compared drift={drift} />
            <DriftAlerts drift={drift} />
            <DriftFeatures features={drift.features} />
            <div className={styles.pair}>
              <DriftScores drift={drift} />
              <DriftMissing rows={drift.missing} />
            </div>
            <DriftCalibration drift={drift} />
            <DriftFairness tables={drift.fairness} />
          </>
        )}
      </Loaded>
    </div>
  );
}

const count = (n: number) => n.toLocaleString('zh-CN');

/** What is compared with what. */
function Compared({ drift }: { drift: Drift }) {
  const trpc = useTRPC();
  const router = useRouter();
  const runs = useQuery(trpc.risk.scoreRuns.queryOptions());
  const { run, previous } = drift;
  const choices = (runs.data ?? [run]).map((r) => ({
    value: r.runId,
    label: `${r.asOf} · ${r.model} ${r.version} · ${r.snapshotId}`,
  }));
  return (
    <Section
      title={`${drift.modelLabel} ${run.version}`}
      note={`数据日 ${run.asOf}`}
      actions={
        <Select
          aria-label="选择评分"
          value={run.runId}
          options={choices}
          onChange={(id) => router.push(`?run=${encodeURIComponent(id)}`)}
          style={{ width: 'min(420px, calc(100vw - 72px))' }}
          showSearch
        />
      }
    >
      <div className="row">
        <span>
          已评分 {count(run.scored)} 户，转人工 {count(run.referred)} 户
        </span>
        {previous ? (
          <span className="muted">
            上一次：数据日 {previous.asOf}（{previous.version} 版），已评分 {count(previous.scored)}{' '}
            户，转人工 {count(previous.referred)} 户
          </span>
        ) : (
          <span className="unknown">上一次：未知，这个模型没有给更早的快照评过分</span>
        )}
      </div>
    </Section>
  );
}
