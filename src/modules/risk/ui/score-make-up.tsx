import { ErrorState } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import type { ScoreExplanation } from '../domain/explanation';
import type { ScoreLine, ScoreSource } from '../domain/reasons';
import { type ShownSource, shownScore, signedPoints } from '../domain/shown-points';
import { EXPERT_WORDS, UNKNOWN_SOURCE_WORDS } from '../labels';
import styles from './score.module.css';

/** 基础分, one line a source, and their sum: what is shown adds up to the score that is shown. */
export function ScoreMakeUp({ score }: { score: Extract<ScoreExplanation, { state: 'scored' }> }) {
  const shown = shownScore(score);
  if (!shown)
    return <ErrorState error={{ message: '各项相加与分数不符，不予显示。请联系平台管理员核对这次评分。' }} />;
  return (
    <ul className={styles.list} aria-label="分数构成">
      <li className={styles.item}>
        <div className={styles.plain}>
          <span>基础分</span>
          <span className={styles.points} data-points={shown.base}>
            {shown.base.toFixed(1)}
          </span>
        </div>
        <p className={styles.note}>还没有看任何数据时，每家企业都从这里开始。</p>
      </li>
      {score.sources.map((source, i) => (
        <SourceItem key={source.key} source={source} shown={shown.sources[i] as ShownSource} />
      ))}
      <li className={`${styles.item} ${styles.sum} ${styles.plain}`}>
        <span>合计</span>
        <span className={styles.points}>{shown.score.toFixed(1)} 分</span>
      </li>
    </ul>
  );
}

function SourceItem({ source, shown }: { source: ScoreSource; shown: ShownSource }) {
  return (
    <li className={styles.item} data-source={source.key} data-known={source.known}>
      <details>
        <summary>
          <span className={styles.row}>
            <span>{source.label}</span>
            {source.known ? (
              <span className={styles.points} data-points={shown.points}>
                {signedPoints(shown.points)}
              </span>
            ) : (
              <StatusTag status="unknown" />
            )}
          </span>
        </summary>
        {/* of expert points the caveat below says the same, opened or not */}
        {source.basis === 'trained' && <p className={styles.note}>{source.basisWords}。</p>}
        {source.weight < 1 && (
          <p className={styles.note}>这个来源按 {Math.round(source.weight * 100)}% 计入，分数里已经折算。</p>
        )}
        <table className={styles.lines} aria-label={`${source.label}的指标`}>
          <tbody>
            {source.lines.map((line, i) => (
              <Line
                key={line.feature}
                line={line}
                points={source.known ? signedPoints(shown.lines[i] as number) : '不计'}
              />
            ))}
          </tbody>
        </table>
      </details>
      <SourceCaveats source={source} />
    </li>
  );
}

/** What must be said of a source without anybody opening it. */
export function SourceCaveats({ source }: { source: Pick<ScoreSource, 'basis' | 'known' | 'lacks'> }) {
  return (
    <>
      {source.basis === 'expert' && <p className={styles.note}>{EXPERT_WORDS}</p>}
      {!source.known && (
        <p className={styles.note}>
          {UNKNOWN_SOURCE_WORDS}
          {source.lacks.length > 0 && `原因：${source.lacks.join('；')}。`}
        </p>
      )}
    </>
  );
}

function Line({ line, points }: { line: ScoreLine; points: string }) {
  return (
    <tr>
      <th scope="row">
        {line.label}
        <br />
        <span className={line.value === undefined ? 'unknown' : undefined}>{line.valueText}</span>
        {line.value !== undefined && <span className="muted"> 所在档：{line.bin}</span>}
        <br />
        <span className="muted">{line.why}</span>
      </th>
      <td className={styles.points}>{points}</td>
    </tr>
  );
}
