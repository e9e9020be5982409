'use client';
import { useQuery } from '@tanstack/react-query';
import { Section } from '@/components/section';
import { Loaded } from '@/components/states';
import { Term } from '@/components/term';
import { useTRPC } from '@/trpc/client';
import { ReviewRequest } from './review-request';
import { ScoreView } from './score-view';

/** The enterprise's own score with every point of it, or why there is none, and the way to a person. */
export function ScoreCard({ snapshotId }: { snapshotId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.risk.explain.queryOptions({ snapshotId }));
  return (
    <Section
      title={
        <Term help="用平台已有的数据估计 12 个月内还不上款的可能，换算成分数，越高越好；供人参考，不单独决定能否贷款。">
          信用评分
        </Term>
      }
    >
      <Loaded query={query}>
        {(score) => (
          <div className="stack">
            <ScoreView score={score} />
            {score.state !== 'not-scored' && <ReviewRequest scoreRunId={score.runId} />}
          </div>
        )}
      </Loaded>
    </Section>
  );
}
