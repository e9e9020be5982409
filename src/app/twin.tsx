'use client';
import { useEffect, useState } from 'react';
import { ErrorState } from '@/components/states';
import { TwinTargetsCard } from '@/modules/districts/ui/twin-targets';
import { rulesSchema } from '@/modules/rules/schema';
import { TwinCharts } from '@/modules/whitelist/ui/twin-charts';
import { TwinControls, type TwinDraftChoice } from '@/modules/whitelist/ui/twin-controls';
import { TwinGaps } from '@/modules/whitelist/ui/twin-gaps';
import { TwinTable } from '@/modules/whitelist/ui/twin-table';
import { useTwin } from '@/modules/whitelist/ui/use-twin';

const PREFIX = 'xyd:screening:';

/** Drafts the workbench keeps in this browser; one of an older form of rules is passed over. */
function workbenchDrafts(): TwinDraftChoice[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .sort()
    .flatMap((key) => {
      try {
        const parsed = rulesSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')?.rules);
        return parsed.success
          ? [{ key, name: `筛选页草案（${key.slice(PREFIX.length)}）`, rules: parsed.data }]
          : [];
      } catch {
        return [];
      }
    });
}

/** 规则变更孪生推演. @param rules a draft given from elsewhere, offered first */
export function Twin(props: { list?: string; drill: boolean; rules?: TwinDraftChoice }) {
  const { list, drill, rules } = props;
  const { run, start, stop } = useTwin();
  const [local, setLocal] = useState<TwinDraftChoice[]>([]);
  useEffect(() => setLocal(workbenchDrafts()), []);
  return (
    <div className="stack">
      <TwinControls
        list={list}
        drafts={rules ? [rules, ...local] : local}
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
