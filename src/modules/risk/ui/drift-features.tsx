'use client';
import { type Column, DataTable } from '@/components/data-table';
import { Section } from '@/components/section';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import { PSI_ALERT, PSI_WATCH, type Psi, psiLevel } from '../domain/monitoring/psi';
import { PSI_LEVELS } from '../labels';
import styles from './drift.module.css';
import type { Drift } from './drift-page';

type Feature = Drift['features'][number];

/** A full bar; what is more is cut. */
const FULL = 0.5;
const at = (value: number) => `${Math.min(1, value / FULL) * 100}%`;
const STATUS = { steady: 'pass', watch: 'refer', alert: 'fail', unknown: 'unknown' } as const;

/** PSI as number and bar, with marks at the two thresholds; grey where too few firms stand behind it. */
function PsiBar({ psi }: { psi: Psi | undefined }) {
  if (!psi) return <span className="unknown">未知</span>;
  const level = psiLevel(psi);
  const colour = { steady: '', watch: styles.watch, alert: styles.alert, unknown: styles.unjudged }[level];
  const words = `${psi.n.toLocaleString('zh-CN')} 户对 ${psi.base.toLocaleString('zh-CN')} 户，纯属偶然时约 ${psi.chance.toFixed(3)}`;
  return (
    <span title={words} className={psi.judged ? undefined : 'muted'}>
      {psi.value.toFixed(3)}
      {psi.judged ? '' : '（户数少，不判断）'}
      <span className={styles.track} aria-hidden="true">
        <span className={`${styles.fill} ${colour}`} style={{ width: at(psi.value) }} />
        <span className={styles.mark} style={{ left: at(PSI_WATCH) }} />
        <span className={styles.mark} style={{ left: at(PSI_ALERT) }} />
      </span>
    </span>
  );
}

const COLUMNS: readonly Column<Feature>[] = [
  { key: 'label', title: '指标', value: (f) => f.label },
  { key: 'source', title: '来源', value: (f) => f.sourceLabel },
  {
    key: 'training',
    title: '对训练样本 PSI',
    value: (f) => f.training?.value,
    render: (f) =>
      f.expert ? <span className="muted">没有训练样本：专家打分</span> : <PsiBar psi={f.training} />,
    number: true,
  },
  {
    key: 'previous',
    title: '对上一次 PSI',
    value: (f) => f.previous?.value,
    render: (f) => <PsiBar psi={f.previous} />,
    number: true,
  },
  {
    key: 'n',
    title: '现在有此来源（户）',
    value: (f) => f.firms,
    render: (f) => f.firms?.toLocaleString('zh-CN'),
    number: true,
  },
  {
    key: 'level',
    title: '判断',
    value: (f) => PSI_LEVELS[f.level],
    render: (f) => <StatusTag status={STATUS[f.level]}>{PSI_LEVELS[f.level]}</StatusTag>,
    filter: Object.values(PSI_LEVELS).map((text) => ({ text, value: text })),
  },
];

/** 指标稳定性: how far each feature's distribution lies from the training's and from the last run's. */
export function DriftFeatures({ features }: { features: readonly Feature[] }) {
  return (
    <Section
      title={
        <Term help="群体稳定性指数：两个分布差多少，0 为相同；只数来源已知的企业，来源缺失另列。">
          指标稳定性（PSI）
        </Term>
      }
      note={`${PSI_WATCH} 起关注，${PSI_ALERT} 起报警；条上两条竖线即此`}
    >
      <DataTable
        name="指标稳定性"
        rows={features}
        columns={COLUMNS}
        rowKey={(f) => f.key}
        empty="这个模型没有分段（树模型），不能逐项比较；看下面的分数分布。"
        search={false}
        pageSize={60}
      />
    </Section>
  );
}
