'use client';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';
import { EmptyState, Loaded } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import type { TwinAsked, TwinRun } from './use-twin';
import { type TwinDraftChoice, useTwinDrafts } from './use-twin-drafts';

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
  const { all, draft, choose: chooseDraft, rules, onlyInForce } = useTwinDrafts(code, drafts);
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
              {onlyInForce ? (
                <EmptyState>
                  这份名单只发布过现行这一版规则，没有另一版可以推演。银行只按发布过的规则推演：请在“筛选”页改好规则、以同一名单代码生成名单，经复核发布后再来；未发布的草案可请平台推演。
                </EmptyState>
              ) : (
                <>
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
                </>
              )}
              {onlyInForce ? null : running ? (
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
