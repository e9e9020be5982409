import { StatusTag } from '@/components/status-tag';
import type { ScoreExplanation } from '../domain/explanation';
import { pdWords } from '../domain/pd-words';
import { shownPoints } from '../domain/shown-points';
import { GRADE_LABELS, SCORE_STATES } from '../labels';
import styles from './score.module.css';
import { ScoreBasis } from './score-basis';
import { ScoreMakeUp } from './score-make-up';
import { SourceFacts } from './source-facts';

type Scored = Extract<ScoreExplanation, { state: 'scored' }>;

/** A score and everything it is made of, for its enterprise and for the person who reviews it. */
export function ScoreView({ score }: { score: ScoreExplanation }) {
  if (score.state !== 'scored')
    return (
      <div className="stack" style={{ gap: 8 }}>
        <div>
          <StatusTag status="refer">{SCORE_STATES[score.state]}</StatusTag>
        </div>
        {score.why.map((why) => (
          <div key={why}>{why}</div>
        ))}
        <p className="muted" style={{ margin: 0 }}>
          没有评分不等于信用不好：数据不够时系统不给分，由银行的人来看。
        </p>
        {score.state === 'refer' && (
          <>
            <h2 style={{ margin: 0 }}>各个来源有没有数据</h2>
            <SourceFacts sources={score.sources} />
            <ScoreBasis score={score} />
          </>
        )}
      </div>
    );
  return (
    <div className="stack">
      <ScoreHead score={score} />
      <div>
        <h2>这个分数是怎么来的</h2>
        <ScoreMakeUp score={score} />
      </div>
      {score.reasons.length > 0 && (
        <Words
          title="主要差在哪"
          words={score.reasons.map((r) => ({ key: r.feature, words: r.words, why: r.why }))}
        />
      )}
      <Levers levers={score.levers} />
      <ScoreBasis score={score} />
    </div>
  );
}

/** Score, grade, and what they mean as one would say it. */
export function ScoreHead({ score }: { score: Pick<Scored, 'score' | 'grade' | 'pd'> }) {
  return (
    <div>
      <div className="row" style={{ alignItems: 'baseline' }}>
        <span className="big" data-testid="score">
          {shownPoints(score.score)} 分
        </span>
        <span>{GRADE_LABELS[score.grade]}</span>
      </div>
      <p className={styles.note}>
        {pdWords(score.pd)}（{(score.pd * 100).toFixed(2)}%）。
      </p>
    </div>
  );
}

type Told = { readonly key: string; readonly words: string; readonly why?: string };

function Words({ title, words }: { title: string; words: readonly Told[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul className={styles.bullets}>
        {words.map((w) => (
          <li key={w.key}>
            {w.words}
            {w.why && <div className="muted">{w.why}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Levers({ levers }: { levers: Scored['levers'] }) {
  if (levers.length === 0)
    return (
      <div>
        <h2>怎样提高</h2>
        <p className={styles.note}>现在没有企业自己能改变、又能加分的指标。</p>
      </div>
    );
  return (
    <div>
      <Words title="怎样提高" words={levers.map((l) => ({ key: l.feature, words: l.words }))} />
      <p className={styles.note}>其他不变时的估计；新数据报到平台以后，下一次评分才会变。</p>
    </div>
  );
}
