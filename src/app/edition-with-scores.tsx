'use client';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '@/components/states';
import { EditionCorrectionNotice } from '@/modules/redress/ui/edition-correction-notice';
import { VeiledScoreView } from '@/modules/risk/ui/veiled-score-view';
import { EditionDetail } from '@/modules/whitelist/ui/edition-detail';
import { useTRPC } from '@/trpc/client';

/** A list's edition whose members' scores open to what they are made of. */
export function EditionWithScores(props: {
  editionId: string;
  home: '/bank' | '/operator';
  mayInvite?: boolean;
}) {
  const { editionId, home, mayInvite = false } = props;
  return (
    <>
      <EditionCorrectionNotice editionId={editionId} />
      <EditionDetail
        editionId={editionId}
        base={`${home}/whitelists`}
        mayInvite={mayInvite}
        score={(rank) => <MemberScore editionId={editionId} rank={rank} models={`${home}/models`} />}
      />
      <p className="muted">
        重放：平台随时可从当时所知的记录重做本期，并与发布的名单逐字节比对
        {home === '/operator' && (
          <>
            ，命令 <code>xyd whitelist replay --edition {editionId}</code>
          </>
        )}
        。
      </p>
    </>
  );
}

function MemberScore(props: { editionId: string; rank: number; models: string }) {
  const { editionId, rank, models } = props;
  const trpc = useTRPC();
  const score = useQuery(trpc.whitelist.memberScore.queryOptions({ editionId, rank }));
  return <Loaded query={score}>{(told) => <VeiledScoreView score={told} models={models} />}</Loaded>;
}
