'use client';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { TwinDraft } from '../domain/twin';
import type { TwinAsked, TwinRun } from './use-twin';

/** 规则草案 given from elsewhere, offered first. */
export type TwinDraftChoice = {
  readonly key: string;
  readonly name: string;
  readonly rules: TwinDraft['rules'];
};

const MONTHS = [3, 6, 12, 24];

/** Which list, by which draft, how many months; and how far it is. */
export function TwinControls(props: {
  list: string | undefined;
  drafts: readonly TwinDraftChoice[];
  run: TwinRun | undefined;
  start: (asked: TwinAsked) => void;
  stop: () => void;
}) {
  const { drafts, run, start, stop } = props;
  const trpc = useTRPC();
  const lists = useQuery(trpc.whitelist.list.queryOptions());
  const published = (lists.data ?? []).filter((l) => l.editions.length > 0);
  const [chosen, choose] = useState(props.list);
  const code = chosen ?? published[0]?.code;
  const versions = useQuery({
    ...trpc.whitelist.twinRules.queryOptions({ code: code ?? '' }),
    enabled: !!code,
  });
  const kept = (versions.data ?? []).map((v) => ({
    key: `version:${v.version}`,
    name: `已存规则第 ${v.version} 版（${v.createdBy}）`,
    rules: v.rules,
  }));
  const sources = useQuery(trpc.whitelist.sources.queryOptions());
  const others = (sources.data ?? []).filter((s) => s.kind !== 'rule-set');
  const all = [...drafts, ...kept, ...others];
  const [draftKey, chooseDraft] = useState<string>();
  const first = drafts[0] ?? others.find((s) => s.kind === 'draft') ?? all[0];
  const draft = all.find((d) => d.key === draftKey) ?? first;
  // of drafts, templates and products only the chosen one's rules are fetched
  const opened = useQuery({
    ...trpc.whitelist.source.queryOptions({ key: draft?.key ?? '' }),
    enabled: draft !== undefined && !('rules' in draft),
  });
  const rules = draft && 'rules' in draft ? draft.rules : opened.data?.definition.rules;
  const [months, setMonths] = useState(6);
  const running = run?.state === 'running';
  const total = run?.plan?.points.length ?? 0;
  return (
    <Section title="推演什么" note="用规则草案在当时的快照与评分上重做名单，只用当时所知">
      <Loaded query={lists}>
        {() =>
          published.length === 0 ? (
            <EmptyState>还没有发布过的名单。请先在“筛选”页生成名单，由复核人员发布第一期。</EmptyState>
          ) : (
            <div className="row" style={{ gap: 12, flexWrap: 'wrap' }}>
              <Select
                aria-label="推演的名单"
                value={code}
                options={published.map((l) => ({ value: l.code, label: l.name }))}
                onChange={choose}
                popupMatchSelectWidth={false}
                style={{ width: 260, maxWidth: '100%' }}
              />
              <Select
                aria-label="规则草案"
                value={draft?.key}
                options={all.map((d) => ({ value: d.key, label: d.name }))}
                onChange={chooseDraft}
                popupMatchSelectWidth={false}
                style={{ width: 260, maxWidth: '100%' }}
                placeholder="没有草案"
              />
              <Select
                aria-label="几个月"
                value={months}
                options={MONTHS.map((n) => ({ value: n, label: `近 ${n} 个月` }))}
                onChange={setMonths}
                style={{ width: 120 }}
              />
              {running ? (
                <Button onClick={stop}>停止</Button>
              ) : (
                <Button
                  type="primary"
                  disabled={!code || !rules}
                  onClick={() => code && rules && start({ code, months, rules })}
                >
                  开始推演
                </Button>
              )}
              {run && (
                <span role="status" className="row" style={{ gap: 8 }}>
                  {running && total > 0 && (
                    <Progress
                      percent={Math.round((run.played.length / total) * 100)}
                      style={{ width: 140 }}
                      aria-label="推演进度"
                    />
                  )}
                  {run.plan ? `已推演 ${run.played.length}/${total} 期` : '正在查有哪些期次'}
                  {run.state === 'stopped' && '，已停止'}
                </span>
              )}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
