import Link from 'next/link';
import { StatusTag } from '@/components/status-tag';
import { shownParts, shownPoints, signedPoints } from '../domain/shown-points';
import type { VeiledScore, VeiledSource } from '../domain/veiled-score';
import { SCORE_STATES } from '../labels';
import { BinTable } from './bin-table';
import styles from './score.module.css';
import { ScoreBasis } from './score-basis';
import { SourceCaveats } from './score-make-up';
import { ScoreHead } from './score-view';

type Told = Exclude<VeiledScore, { state: 'not-scored' }>;

/** A member's score for a bank: every source with every bin; the member's own where it may be read. */
export function VeiledScoreView({ score, models }: { score: VeiledScore; models: string }) {
  if (score.state === 'not-scored')
    return (
      <div>
        <StatusTag status="refer">{SCORE_STATES[score.state]}</StatusTag> {score.why.join('；')}
      </div>
    );
  return (
    <section className="stack" aria-label="评分怎么来的">
      {score.state === 'scored' ? (
        <ScoreHead score={score} />
      ) : (
        <div>
          <StatusTag status="refer">{SCORE_STATES.refer}</StatusTag> {score.why.join('；')}
        </div>
      )}
      <Sources score={score} />
      {score.state === 'scored' && score.reasons.length > 0 && (
        <div>
          <h2>主要差在哪</h2>
          <ul className={styles.bullets}>
            {score.reasons.map((r) => (
              <li key={r.feature}>{r.words}</li>
            ))}
          </ul>
        </div>
      )}
      <ScoreBasis score={score} />
      <p style={{ margin: 0 }}>
        <Link href={models}>看{score.modelLabel}的模型说明</Link>
      </p>
    </section>
  );
}

/** Base and points by source as they are shown: adding up to the score where all of them may be read. */
function shownOf(score: Extract<Told, { state: 'scored' }>): readonly (number | undefined)[] {
  const own = [score.base, ...score.sources.map((s) => s.seen?.points)];
  const all = own.filter((p) => p !== undefined);
  if (all.length < own.length) return own;
  return shownParts(all, Number(shownPoints(score.score))) ?? own;
}

function Sources({ score }: { score: Told }) {
  const [base, ...points] = score.state === 'scored' ? shownOf(score) : [];
  return (
    <ul className={styles.list} aria-label="分数构成">
      {base !== undefined && (
        <li className={`${styles.item} ${styles.plain}`}>
          <span>基础分</span>
          <span className={styles.points}>{shownPoints(base)}</span>
        </li>
      )}
      {score.sources.map((source, i) => (
        <SourceItem key={source.key} source={source} points={points[i]} />
      ))}
      {score.state === 'scored' && (
        <li className={`${styles.item} ${styles.sum} ${styles.plain}`}>
          <span>合计</span>
          <span className={styles.points}>{shownPoints(score.score)} 分</span>
        </li>
      )}
    </ul>
  );
}

function SourceItem({ source, points }: { source: VeiledSource; points: number | undefined }) {
  const { seen } = source;
  return (
    <li className={styles.item} data-source={source.key} data-seen={seen !== undefined}>
      <details>
        <summary>
          <span className={styles.row}>
            <span>{source.label}</span>
            <Points seen={seen} points={points} />
          </span>
        </summary>
        {source.basis === 'trained' && <p className={styles.note}>{source.basisWords}。</p>}
        {source.lines.map((line) => (
          <BinTable key={line.feature} line={line} />
        ))}
      </details>
      <SourceCaveats source={{ basis: source.basis, known: seen?.known ?? true, lacks: seen?.lacks ?? [] }} />
    </li>
  );
}

function Points({ seen, points }: { seen: VeiledSource['seen']; points: number | undefined }) {
  if (!seen) return <span className="muted">须企业授权</span>;
  if (!seen.known) return <StatusTag status="unknown" />;
  if (points === undefined) return <StatusTag status="pass">有数据</StatusTag>;
  return <span className={styles.points}>{signedPoints(points)}</span>;
}
