import factList from '@/components/facts.module.css';
import type { Comparison } from '../domain/activation';
import { moved } from '../domain/comparison';
import { GradeMovement } from './grade-movement';

const rows = (n: number) => `${n.toLocaleString('zh-CN')} 户`;
const percent = (v: number | null) => (v === null ? '—' : `${(v * 100).toFixed(2)}%`);
const points = (v: number | null) =>
  v === null ? '—' : `${v < 0 ? '－' : '＋'}${Math.abs(v).toFixed(1)} 分`;

/** 影子对比: what the candidate would change on the snapshot, before anybody decides by it. */
export function ShadowComparison({ comparison }: { comparison: Comparison }) {
  const { shadow, champion, candidate, snapshotId, asOf } = comparison;
  const { difference, meanPd, movement } = shadow;
  return (
    <div className="stack" style={{ gap: 8 }}>
      <dl className={factList.facts}>
        <dt>对比</dt>
        <dd>
          现用 {champion.name} {champion.version}，候选 {candidate.name} {candidate.version}
        </dd>
        <dt>快照</dt>
        <dd>
          {snapshotId}，数据截至 {asOf}，{rows(shadow.rows)}，两者都评分 {rows(shadow.both)}
        </dd>
        <dt>转人工</dt>
        <dd>
          新转人工 {rows(shadow.newlyReferred)}（现用能评分），新得评分 {rows(shadow.newlyScored)}
          （现用转人工）
        </dd>
        <dt>谁变动</dt>
        <dd>
          升级 {rows(moved(movement, (s) => s < 0))}，降级 {rows(moved(movement, (s) => s > 0))}
          ，变动两级以上 {rows(shadow.movedTwoGrades)}
        </dd>
        <dt>分差（候选减现用）</dt>
        <dd>
          平均 {points(difference.mean)}；5% 分位 {points(difference.p5)}，中位 {points(difference.p50)}，95%
          分位 {points(difference.p95)}
        </dd>
        <dt>平均违约概率</dt>
        <dd>
          {percent(meanPd.champion)} → {percent(meanPd.candidate)}
        </dd>
        <dt>排序相关</dt>
        <dd>{shadow.rankCorrelation?.toFixed(4) ?? '—'}（1 = 排序完全相同）</dd>
      </dl>
      <GradeMovement movement={movement} />
    </div>
  );
}
