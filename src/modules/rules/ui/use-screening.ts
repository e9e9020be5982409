'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '@/trpc/client';
import { featuresNamed } from '../domain/check-rules';
import type { Rule } from '../domain/expr';
import { useNewest } from './use-newest';

export type Screening = Outputs['rules']['screen'];
/** Which snapshot and scores; those left out are the latest. */
export type Moment = { readonly snapshotId?: string; readonly scoreRunId?: string };

const RECENT_MS = 60_000;

/** Counts that follow the rules while they are dragged; the last whole result stays until the next is there. */
export function useScreening(rules: readonly Rule[], against: readonly Rule[] | undefined, moment: Moment) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const input = { rules: [...rules], against: against?.length ? [...against] : undefined, ...moment };
  return useNewest(rules.length > 0 ? input : undefined, (asked) =>
    queries.fetchQuery({
      ...trpc.rules.screen.queryOptions(asked, { trpc: { context: { skipBatch: true } } }),
      staleTime: RECENT_MS,
      gcTime: RECENT_MS,
    }),
  );
}

/** How the features of the rules spread, by feature. */
export function useHistograms(rules: readonly Rule[], { snapshotId }: Moment) {
  const trpc = useTRPC();
  const features = featuresNamed(rules);
  const histograms = useQuery({
    ...trpc.rules.histograms.queryOptions({ features, snapshotId }),
    enabled: features.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return new Map((histograms.data ?? []).map((h) => [h.feature, h]));
}
