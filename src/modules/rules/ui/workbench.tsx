'use client';
import { type ReactNode, useCallback } from 'react';
import { EmptyState, Loaded } from '@/components/states';
import type { Rule } from '../domain/expr';
import { ComparisonCard } from './comparison-card';
import { DistrictBars } from './district-bars';
import { FindingList } from './finding-list';
import { FunnelTable } from './funnel-table';
import { RuleEditor } from './rule-editor';
import { ScoreChart } from './score-chart';
import { type Moment, type Screening, useScreening } from './use-screening';

type Props = {
  /** 全市, or the district's name */
  place: string;
  rules: readonly Rule[];
  original: readonly Rule[];
  /** what to compare with; its select, and what the comparison would lend */
  against: {
    readonly name: string;
    readonly rules: readonly Rule[];
    readonly select: ReactNode;
    readonly lending: ReactNode;
  };
  moment: Moment;
  onChange: (rules: readonly Rule[]) => void;
  /** beside the score distribution: what a list of these rules would hold */
  aside: ReactNode;
  heading: (screening: Screening | undefined) => ReactNode;
};

/** 筛选工作台: rules at the left, the funnel that follows them, distributions beside it. */
export function Workbench({ place, rules, original, against, moment, onChange, aside, heading }: Props) {
  const screening = useScreening(rules, against.rules, moment);
  const { data, fresh, error } = screening;
  const update = useCallback(
    (change: (held: readonly Rule[]) => readonly Rule[]) => onChange(change(rules)),
    [onChange, rules],
  );
  return (
    <>
      {heading(data)}
      <div className="columns three">
        <RuleEditor
          rules={rules}
          original={original}
          moment={moment}
          blind={data?.blind ?? false}
          findings={fresh && data ? data.findings : []}
          onChange={update}
        />
        <div className="stack">
          {rules.length === 0 ? (
            <EmptyState>没有规则，不筛选。请在左侧添加规则。</EmptyState>
          ) : (
            <Loaded query={{ ...screening, data: error ? undefined : data, isPending: !data }}>
              {(s) => (
                <>
                  <FindingList findings={s.findings} />
                  <FunnelTable screening={s} fresh={fresh} place={place} />
                  <ComparisonCard
                    comparison={s.comparison}
                    name={against.name}
                    before={against.rules}
                    after={rules}
                    select={against.select}
                  >
                    {against.lending}
                  </ComparisonCard>
                  <DistrictBars screening={s} />
                </>
              )}
            </Loaded>
          )}
        </div>
        <div className="stack">
          {data && <ScoreChart screening={data} />}
          {aside}
        </div>
      </div>
    </>
  );
}
