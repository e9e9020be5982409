'use client';
import { ErrorState } from '@/components/states';
import { TwinTargetsCard } from '@/modules/districts/ui/twin-targets';
import { TwinCharts } from '@/modules/whitelist/ui/twin-charts';
import { TwinControls } from '@/modules/whitelist/ui/twin-controls';
import { TwinGaps } from '@/modules/whitelist/ui/twin-gaps';
import { TwinTable } from '@/modules/whitelist/ui/twin-table';
import { useTwin } from '@/modules/whitelist/ui/use-twin';
import type { TwinDraftChoice } from '@/modules/whitelist/ui/use-twin-drafts';

/** 规则变更孪生推演. @param rules a draft given from elsewhere, offered first */
export function Twin(props: { list?: string; drill: boolean; rules?: TwinDraftChoice }) {
  const { list, drill, rules } = props;
  const { run, start, stop } = useTwin();
  return (
    <div className="stack">
      <TwinControls
        list={list}
        drafts={rules ? [rules] : []}
        run={run}
        start={(asked) => void start(asked)}
        stop={stop}
      />
      {run?.error && <ErrorState error={run.error} retry={() => void start(run.asked)} />}
      {run && run.played.length > 0 && (
        <>
          <TwinCharts played={run.played} />
          <TwinTable played={run.played} asked={run.asked} drill={drill} />
        </>
      )}
      {run?.plan && <TwinGaps gaps={run.plan.gaps} />}
      {run?.state === 'done' && run.played.length > 0 && (
        <TwinTargetsCard
          asked={{
            code: run.asked.code,
            months: run.asked.months,
            draft: { rules: [...run.asked.rules] },
          }}
        />
      )}
    </div>
  );
}
