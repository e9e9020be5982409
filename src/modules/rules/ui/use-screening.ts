'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '@/trpc/client';
import { featuresNamed } from '../domain/check-rules';
import type { Rule } from '../domain/expr';
import { useDebounced } from './use-debounced';

export type Screening = Outputs['rules']['screen'];
const SETTLE_MS = 120;

/** Counts that follow the rules; the last whole result stays until the next is there. */
export function useScreening(rules: readonly Rule[], against: readonly Rule[] | undefined) {
  const trpc = useTRPC();
  const settled = useDebounced(rules, SETTLE_MS);
  return useQuery({
    ...trpc.rules.screen.queryOptions({
      rules: [...settled],
      against: against ? [...against] : undefined,
    }),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** How the features of the rules spread, by feature. */
export function useHistograms(rules: readonly Rule[]) {
  const trpc = useTRPC();
  const features = featuresNamed(rules);
  const histograms = useQuery({
    ...trpc.rules.histograms.queryOptions({ features }),
    enabled: features.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return new Map((histograms.data ?? []).map((h) => [h.feature, h]));
}
