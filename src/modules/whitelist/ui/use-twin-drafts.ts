'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import type { TwinDraft } from '../domain/twin';

/** 规则草案 given from elsewhere, offered first. */
export type TwinDraftChoice = {
  readonly key: string;
  readonly name: string;
  readonly rules: TwinDraft['rules'];
};

/**
 * The rules a list's past may be played by, and the one chosen. Which may be is the server's to say: a bank's are
 * those it published; the platform's are drafts, templates and products too.
 */
export function useTwinDrafts(code: string | undefined, given: readonly TwinDraftChoice[]) {
  const trpc = useTRPC();
  const offered = useQuery({
    ...trpc.whitelist.twinRules.queryOptions({ code: code ?? '' }),
    enabled: !!code,
  });
  const { versions = [], drafts = false } = offered.data ?? {};
  const kept = versions.map((v) => ({
    key: `version:${v.version}`,
    name: `${v.published ? '已发布' : '已存'}规则第 ${v.version} 版${v.inForce ? '（现行）' : `（${v.createdBy}）`}`,
    rules: v.rules,
    inForce: v.inForce,
  }));
  const sources = useQuery({ ...trpc.whitelist.sources.queryOptions(), enabled: drafts });
  const others = drafts ? (sources.data ?? []).filter((s) => s.kind !== 'rule-set') : [];
  const all = [...(drafts ? given : []), ...kept, ...others];
  const [chosen, choose] = useState<string>();
  const first =
    (drafts ? (given[0] ?? others.find((s) => s.kind === 'draft')) : undefined) ??
    kept.find((v) => !v.inForce) ??
    all[0];
  const draft = all.find((d) => d.key === chosen) ?? first;
  // of drafts, templates and products only the chosen one's rules are fetched
  const opened = useQuery({
    ...trpc.whitelist.source.queryOptions({ key: draft?.key ?? '' }),
    enabled: draft !== undefined && !('rules' in draft),
  });
  return {
    all,
    draft,
    choose,
    rules: draft && 'rules' in draft ? draft.rules : opened.data?.definition.rules,
    /** there is nothing to play but the rules in force, by which the last list was made anyway */
    onlyInForce: offered.data !== undefined && !drafts && kept.every((v) => v.inForce),
  };
}
