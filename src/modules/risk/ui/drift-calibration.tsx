'use client';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import styles from './drift.module.css';
import type { Drift } from './drift-page';

type Grade = Drift['calibration'][number];
const percent = (share: number | undefined) =>
  share === undefined ? undefined : `${(share * 100).toFixed(1)}%`;

/** The interval as a line, what happened as a stroke, what was promised as a wedge; all on one scale. */
function Interval({ grade: g, top }: { grade: Grade; top: number }) {
  if (g.low === undefined || g.high === undefined) return null;
  const at = (share: number) => `${(share / top) * 100}%`;
  return (
    <span className={`${styles.track} ${styles.wide}`} aria-hidden="true">
      <span className={styles.low} style={{ left: at(g.low), width: at(g.high - g.low) }} />
      <span className={styles.rate} style={{ left: at(g.badRate ?? 0) }} />
      <span
        className={`${styles.promise} ${g.holds ? '' : styles.broken}`}
        style={{ left: at(g.meanPd ?? 0) }}
      />
    </span>
  );
}

function columns(top: number): readonly Column<Grade>[] {
  return [
    { key: 'grade', title: '等级', value: (g) => g.grade },
    { key: 'n', title: '有结果（户）', value: (g) => g.n, number: true },
    { key: 'bad', title: '违约（户）', value: (g) => (g.n === 0 ? undefined : g.bad), number: true },
    { key: 'pd', title: '平均估计', value: (g) => g.meanPd, render: (g) => percent(g.meanPd), number: true },
    {
      key: 'rate',
      title: '实际违约率',
      value: (g) => g.badRate,
      render: (g) => percent(g.badRate),
      number: true,
    },
    {
      key: 'interval',
      title: '95% 区间',
      value: (g) => (g.low === undefined ? undefined : `${percent(g.low)}–${percent(g.high)}`),
      render: (g) =>
        g.low === undefined ? undefined : (
          <span>
            {percent(g.low)}–{percent(g.high)}
            <Interval grade={g} top={top} />
          </span>
        ),
      number: true,
    },
    {
      key: 'holds',
      title: '估计在区间内',
      value: (g) => (g.holds === undefined ? undefined : g.holds ? '是' : '否'),
      render: (g) => (
        <StatusTag status={g.holds === undefined ? 'unknown' : g.holds ? 'pass' : 'fail'}>
          {g.holds === undefined ? '还没有结果' : g.holds ? '是' : '否'}
        </StatusTag>
      ),
    },
  ];
}

/** 校准: whether what the model promised of each grade came true. */
export function DriftCalibration({ drift }: { drift: Drift }) {
  const { calibration, outcomes } = drift;
  const top = Math.max(0.01, ...calibration.flatMap((g) => [g.high ?? 0, g.meanPd ?? 0]));
  return (
    <Section
      title={
        <Term help="评分后 12 个月内放款的企业，放款后 12 个月内有没有逾期 90 天以上，与模型估计的违约概率相比。">
          按等级校准
        </Term>
      }
      note={`截至 ${outcomes.today}：违约 ${outcomes.bad} 户，正常 ${outcomes.good} 户，尚无定论 ${outcomes.open} 户；其中评分时转人工、无等级 ${outcomes.referred} 户`}
    >
      <DataTable
        name="按等级校准"
        rows={calibration}
        columns={columns(top)}
        rowKey={(g) => g.grade}
        empty="没有等级。"
        search={false}
      />
      <p className="muted" style={{ margin: '8px 0 0' }}>
        {calibration.every((g) => g.n === 0)
          ? '还没有结果：评分后要过一年以上才知道。可在上方选更早的评分。'
          : '横线是区间，竖线是实际违约率，三角是模型的平均估计。'}
      </p>
    </Section>
  );
}
