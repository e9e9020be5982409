import type { ScoreExplanation } from '../domain/explanation';
import styles from './score.module.css';

type Evidence = Pick<
  Exclude<ScoreExplanation, { state: 'not-scored' }>,
  'modelLabel' | 'model' | 'version' | 'modelSha256' | 'snapshotId' | 'asOf' | 'prior'
>;

/** Where the numbers come from: model, data, and what was assumed before any of them. */
export function ScoreBasis({ score }: { score: Evidence }) {
  const { modelLabel, model, version, modelSha256, snapshotId, asOf, prior } = score;
  return (
    <details>
      <summary>这些数字从哪里来</summary>
      <dl className={styles.facts}>
        <dt>数据截至</dt>
        <dd>
          {asOf}（快照 {snapshotId}）
        </dd>
        <dt>评分模型</dt>
        <dd>
          {modelLabel}，{model} {version} 版
        </dd>
        <dt>模型文件</dt>
        <dd>
          <details>
            <summary>
              sha256 <code>{modelSha256.slice(0, 12)}…</code>
            </summary>
            <code>{modelSha256}</code>
          </details>
        </dd>
        <dt>基础分依据</dt>
        <dd>
          没有任何数据时按 {(prior.value * 100).toFixed(1)}% 的企业会违约估计（{prior.since} 起）：
          {prior.basis}
        </dd>
      </dl>
    </details>
  );
}
