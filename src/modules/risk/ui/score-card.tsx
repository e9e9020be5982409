'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { Term } from '@/components/term';
import { type Outputs, useTRPC } from '@/trpc/client';

type Explanation = Outputs['risk']['explain'];

/** The score with every point of it, or why there is none. */
export function ScoreCard({ snapshotId }: { snapshotId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.risk.explain.queryOptions({ snapshotId }));
  return (
    <Section
      title={
        <Term help="由发票数据估计 12 个月内违约可能性的分数，越高越好；供人复核，不单独决定能否贷款。">
          信用评分
        </Term>
      }
    >
      <Loaded query={query}>{(score) => <Score score={score} />}</Loaded>
    </Section>
  );
}

function Score({ score }: { score: Explanation }) {
  if (score.state !== 'scored')
    return (
      <div className="stack" style={{ gap: 4 }}>
        <div>
          <StatusTag status="refer">{score.state === 'refer' ? '转人工' : '未评分'}</StatusTag>
        </div>
        {score.why.map((why) => (
          <div key={why}>{why}</div>
        ))}
        <p className="muted" style={{ margin: 0 }}>
          没有评分不等于信用不好：数据不够时系统不给分，由银行的人来看。
        </p>
      </div>
    );
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="row" style={{ alignItems: 'baseline' }}>
        <span className="big">{score.score.toFixed(0)} 分</span>
        <span>{score.grade} 级</span>
        <span className="muted">12 个月违约可能约 {(score.pd * 100).toFixed(1)}%</span>
      </div>
      <table style={{ width: '100%', borderCollapse: 'collapse' }}>
        <tbody>
          <Line label="基础分" value="" points={score.base} />
          {score.lines.map((l) => (
            <Line key={l.feature} label={l.label} value={l.valueText} points={l.points} signed />
          ))}
        </tbody>
      </table>
      {score.reasons.length > 0 && (
        <div>
          <h2>离最好的一档差在哪</h2>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {score.reasons.map((r) => (
              <li key={r.feature}>{r.words}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="muted" style={{ margin: 0 }}>
        {score.modelLabel} {score.version} 版 · 数据截至 {score.asOf} · 假定全体违约率{' '}
        {(score.prior.value * 100).toFixed(0)}%，未在本市校准
      </p>
    </div>
  );
}

function Line(props: { label: string; value: string; points: number; signed?: boolean }) {
  const { label, value, points, signed } = props;
  const text = points.toFixed(1).replace('-', '－');
  return (
    <tr style={{ borderTop: '1px solid #f0f1f3' }}>
      <th scope="row" style={{ fontWeight: 400, textAlign: 'left', padding: '3px 0' }}>
        {label} <span className="muted">{value}</span>
      </th>
      <td className="number">{signed && points > 0 ? `＋${text}` : text}</td>
    </tr>
  );
}
