'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import type { Rule } from '../domain/expr';
import { keepLocally, localCopy } from './local-copy';

/** Where editing begins: kept rules, or a draft of the house. */
export type DraftStart = {
  readonly key: string;
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly base: { readonly key: string; readonly rules: readonly Rule[] };
  readonly draft?: {
    readonly id: bigint;
    readonly name: string;
    readonly version: number;
    readonly updatedAt: string;
  };
};
type Held = { readonly id: bigint; readonly name: string; readonly version: number; readonly savedAt: Date };
export type DraftState = 'untouched' | 'changed' | 'saved' | 'offline' | 'refused' | 'conflict';

const QUIET_MS = 1_500;
const RETRY_MS = 10_000;
const LONGEST_NAME = 64;

/**
 * Rules being edited: saved on the server once editing rests, as a draft the house shares; what is not there yet is
 * kept in this browser. Never overwrites what a colleague saved.
 * @param onCreated the first change made a draft of its own
 */
export function useDraft(start: DraftStart, onCreated: (key: string) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { draft } = start;
  const [held, hold] = useState<Held | undefined>(draft && { ...draft, savedAt: new Date(draft.updatedAt) });
  const [rules, setRules] = useState(start.rules);
  const [state, setState] = useState<DraftState>(draft ? 'saved' : 'untouched');
  const [problem, setProblem] = useState<string>();
  const newest = useRef(rules);
  const [saving, setSaving] = useState(false);
  const create = useMutation(trpc.rules.createDraft.mutationOptions());
  const save = useMutation(trpc.rules.saveDraft.mutationOptions());
  const place = held ? `draft:${held.id}` : start.key;

  useEffect(() => {
    const copy = localCopy(start.key);
    if (!copy) return;
    // based on the version it was made from: a colleague's later save is noticed, not overwritten
    hold((h) => h && { ...h, version: copy.version });
    newest.current = copy.rules;
    setRules(copy.rules);
    setState('changed');
  }, [start.key]);

  const change = useCallback(
    (next: readonly Rule[]) => {
      newest.current = next;
      setRules(next);
      setState((s) => (s === 'conflict' ? s : 'changed'));
      keepLocally(place, { rules: next, version: held?.version ?? 0 });
    },
    [place, held?.version],
  );

  const store = async (as: Held | undefined, name: string) => {
    const sent = newest.current;
    if (sent.length === 0 || saving) return;
    setSaving(true);
    try {
      const done = as
        ? await save.mutateAsync({ id: as.id, version: as.version, rules: [...sent] })
        : await create.mutateAsync({ name, base: start.base.key, rules: [...sent] });
      hold({ id: done.id, name: as?.name ?? name, version: done.version, savedAt: done.updatedAt });
      keepLocally(place, undefined);
      const more = newest.current !== sent;
      if (more) keepLocally(`draft:${done.id}`, { rules: newest.current, version: done.version });
      setState(more ? 'changed' : 'saved');
      setProblem(undefined);
      if (as) return;
      onCreated(`draft:${done.id}`);
      await queries.invalidateQueries({ queryKey: trpc.whitelist.sources.queryKey() });
    } catch (error) {
      const { message, data } = error as Error & { data?: { code?: string } };
      setProblem(message);
      setState(data?.code === 'CONFLICT' ? 'conflict' : data?.code ? 'refused' : 'offline');
    } finally {
      setSaving(false);
    }
  };
  const latest = useRef(store);
  latest.current = store;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the rules begins the wait anew
  useEffect(() => {
    if (saving || (state !== 'changed' && state !== 'offline')) return;
    const go = () => void latest.current(held, `${start.name} 草稿`.slice(-LONGEST_NAME));
    const timer = setTimeout(go, state === 'changed' ? QUIET_MS : RETRY_MS);
    window.addEventListener('online', go);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
    };
  }, [rules, state, saving, held, start.name]);

  return {
    rules,
    held,
    state,
    problem,
    change,
    reset: () => change(start.base.rules),
    /** the colleague's version instead of one's own */
    takeTheirs: async () => {
      if (!held) return;
      const theirs = await queries.fetchQuery({
        ...trpc.rules.draft.queryOptions({ id: held.id }),
        staleTime: 0,
      });
      newest.current = theirs.rules;
      setRules(theirs.rules);
      hold({ ...theirs, savedAt: new Date(theirs.updatedAt) });
      keepLocally(place, undefined);
      setProblem(undefined);
      setState('saved');
    },
    /** one's own beside the colleague's */
    saveAsNew: () => store(undefined, `${held?.name ?? start.name} 另存`.slice(-LONGEST_NAME)),
    renamed: (name: string, version: number) => hold((h) => h && { ...h, name, version }),
  };
}
