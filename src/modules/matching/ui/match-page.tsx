'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { PageTitle } from '@/components/page-title';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { NeedTerms } from '../domain/need';
import { CompareTable } from './compare-table';
import { MatchedCard } from './matched-card';
import { NeedForm } from './need-form';
import { NeedSummary } from './need-summary';

type Match = Outputs['matching']['run'];

/** 为我匹配: the need first; then every product with the reasons for it. */
export function MatchPage() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const need = useQuery(trpc.matching.need.queryOptions());
  const [editing, setEditing] = useState(false);
  const save = useMutation(
    trpc.matching.saveNeed.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: trpc.matching.need.queryKey() });
        setEditing(false);
      },
    }),
  );
  return (
    <>
      <PageTitle title="为我匹配" />
      <Loaded query={need}>
        {(terms) =>
          terms === null || editing ? (
            <>
              {save.error && <ErrorState error={save.error} />}
              <NeedForm need={terms} saving={save.isPending} onSave={(n) => save.mutate(n)} />
            </>
          ) : (
            <>
              <NeedSummary need={terms} onEdit={() => setEditing(true)} />
              <Matches need={terms} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Matches({ need }: { need: NeedTerms }) {
  const trpc = useTRPC();
  const { amount, termMonths, purpose, wish } = need;
  const match = useQuery(trpc.matching.run.queryOptions({ need: { amount, termMonths, purpose, wish } }));
  return <Loaded query={match}>{(data) => <Lists match={data} need={need} />}</Loaded>;
}

/** Shown at once in each group. */
const FIRST = 6;

const GROUPS = [
  ['eligible', '款符合条件', '没有现在就符合条件的产品。下面看看差在哪里。'],
  ['referred', '款要由人来看', undefined],
  ['ineligible', '款现在不符合', undefined],
] as const;

function Lists({ match, need }: { match: Match; need: NeedTerms }) {
  const [text, setText] = useState('');
  const [more, setMore] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const holds = (p: Match['eligible'][number]) => `${p.terms.name}${p.terms.bank}`.includes(text.trim());
  const all = [...match.eligible, ...match.referred, ...match.ineligible];
  const toggle = (code: string) =>
    setChosen(chosen.includes(code) ? chosen.filter((c) => c !== code) : [...chosen, code].slice(-4));
  return (
    <div className="stack" style={{ marginTop: 12 }}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <span className="muted">
          {match.rankedBy} · 数据截至 {match.snapshot.asOf} · LPR {match.lprPublishedOn} 公布
          {match.score
            ? ` · 信用评分 ${match.score.score.toFixed(0)} 分（${match.score.grade} 级）`
            : ' · 没有评分'}
        </span>
        <Input
          allowClear
          aria-label="查找产品或银行"
          placeholder="查找产品或银行"
          style={{ width: 200 }}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      {chosen.length > 0 && (
        <CompareTable products={all.filter((p) => chosen.includes(p.code))} onClear={() => setChosen([])} />
      )}
      {GROUPS.map(([key, words, none]) => {
        const shown = match[key].filter(holds);
        if (shown.length === 0 && none === undefined) return null;
        return (
          <section key={key} className="stack" style={{ gap: 8 }} data-group={key}>
            <h2 style={{ margin: '8px 0 0' }}>
              {shown.length} {words}
            </h2>
            {shown.length === 0 && <EmptyState>{text ? `没有含“${text}”的产品。` : none}</EmptyState>}
            {shown.slice(0, more.includes(key) ? shown.length : FIRST).map((product, i) => (
              <MatchedCard
                open={i === 0}
                key={product.code}
                product={product}
                facts={match.facts}
                need={need}
                compare={
                  <Checkbox checked={chosen.includes(product.code)} onChange={() => toggle(product.code)}>
                    对比
                  </Checkbox>
                }
              />
            ))}
            {shown.length > FIRST && !more.includes(key) && (
              <Button onClick={() => setMore([...more, key])}>还有 {shown.length - FIRST} 款</Button>
            )}
          </section>
        );
      })}
    </div>
  );
}
