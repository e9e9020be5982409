'use client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/states';
import type { Moment } from '@/modules/rules/ui/use-screening';
import { useTRPC } from '@/trpc/client';
import { Screening } from './screening';
import { SOURCE_KINDS } from './source-kinds';

const FIRST = 'template:coordination';

/** The page's address without a visit to the server: what is being edited stays as it is. */
function readdress(change: Record<string, string | undefined>, how: 'push' | 'replace'): void {
  const next = new URLSearchParams(window.location.search);
  for (const [key, value] of Object.entries(change)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const url = `?${next}`;
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
}

/**
 * Where screening begins: a template, a product, a kept version or a draft, at a moment, all of it in the address.
 * @param props.district whose enterprises these are; undefined = the whole city's
 */
export function ScreeningStart(props: { district?: string; mayBuild: boolean; previews: boolean }) {
  const trpc = useTRPC();
  const address = useSearchParams();
  const sources = useQuery(trpc.whitelist.sources.queryOptions());
  // a draft made here goes on being edited under the address it now has; the one before it may still stand there
  const [made, setMade] = useState<{ drafts: readonly string[]; from: string }>();
  const [nth, again] = useState(0);
  const named = address.get('from') ?? FIRST;
  const from = made?.drafts.includes(named) ? made.from : named;
  const source = useQuery({
    ...trpc.whitelist.source.queryOptions({ key: from }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const moment: Moment = {
    snapshotId: address.get('snapshot') ?? undefined,
    scoreRunId: address.get('run') ?? undefined,
  };
  const open = (key: string) => {
    setMade(undefined);
    again((n) => n + 1);
    readdress({ from: key }, 'push');
  };
  const all = sources.data ?? [];
  const select = (
    <Select
      aria-label="从哪套规则开始"
      showSearch={{ optionFilterProp: 'label' }}
      value={named}
      options={SOURCE_KINDS.map(([kind, label]) => ({
        label,
        options: all.filter((s) => s.kind === kind).map((s) => ({ value: s.key, label: s.name })),
      })).filter((group) => group.options.length > 0)}
      onChange={open}
      popupMatchSelectWidth={false}
      style={{ width: 240 }}
    />
  );
  return (
    <Loaded query={source}>
      {(s) => (
        <Screening
          key={`${from}#${nth}`}
          {...props}
          source={s}
          sources={all}
          select={select}
          moment={moment}
          onMoment={(m) => readdress({ snapshot: m.snapshotId, run: m.scoreRunId }, 'push')}
          onOpen={open}
          onCreated={(draft) => {
            setMade((m) => ({ drafts: [...(m?.drafts ?? []), draft], from }));
            readdress({ from: draft }, 'replace');
          }}
        />
      )}
    </Loaded>
  );
}
