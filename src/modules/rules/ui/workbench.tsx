'use client';
import { type ReactNode, useCallback } from 'react';
import { Loaded } from '@/components/states';
import type { Rule } from '../domain/expr';
import { ComparisonCard } from './comparison-card';
import { DistrictBars } from './district-bars';
import { FunnelTable } from './funnel-table';
import { RuleEditor } from './rule-editor';
import { ScoreChart } from './score-chart';
import { type Screening, useScreening } from './use-screening';

type Props = {
  rules: readonly Rule[];
  original: { readonly name: string; readonly rules: readonly Rule[] };
  onChange: (rules: readonly Rule[]) => void;
  /** beside the score distribution: what a list of these rules would hold */
  aside: ReactNode;
  heading: (screening: Screening | undefined) => ReactNode;
};

/** 筛选工作台: rules at the left, the funnel that follows them, distributions beside it. */
export function Workbench({ rules, original, onChange, aside, heading }: Props) {
  const screening = useScreening(rules, original.rules);
  const update = useCallback(
    (change: (held: readonly Rule[]) => readonly Rule[]) => onChange(change(rules)),
    [onChange, rules],
  );
  return (
    <>
      {heading(screening.data)}
      <div className="columns three">
        <RuleEditor rules={rules} original={original.rules} onChange={update} />
        <div className="stack">
          <Loaded query={{ ...screening, data: screening.error ? undefined : screening.data }}>
            {(s) => (
              <>
                <FunnelTable screening={s} fresh={!screening.isPlaceholderData} />
                {s.comparison && (
                  <ComparisonCard
                    comparison={s.comparison}
                    name={original.name}
                    before={original.rules}
                    after={rules}
                  />
                )}
                <DistrictBars screening={s} />
              </>
            )}
          </Loaded>
        </div>
        <div className="stack">
          {screening.data && <ScoreChart screening={screening.data} />}
          {aside}
        </div>
      </div>
    </>
  );
}
