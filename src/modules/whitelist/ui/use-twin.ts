'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Outputs, useTRPC } from '@/trpc/client';
import type { TwinDraft } from '../domain/twin';

export type Twin = Outputs['whitelist']['twin'];
export type Point = Outputs['whitelist']['twinPlan']['points'][number];
export type Played = Twin & { readonly point: Point };
export type TwinAsked = {
  readonly code: string;
  readonly months: number;
  readonly rules: TwinDraft['rules'];
};
export type TwinRun = {
  readonly asked: TwinAsked;
  readonly plan: Outputs['whitelist']['twinPlan'] | undefined;
  readonly played: readonly Played[];
  readonly state: 'running' | 'stopped' | 'done';
  readonly error: { readonly message: string } | undefined;
};

/** How a point is asked for: an edition, or the snapshot of a month without one. */
export function pointAsk({ editionId, snapshotId }: Point) {
  return editionId === undefined ? { snapshotId } : { editionId: String(editionId) };
}

/** Plays one evaluation after the other, each its own request; can be stopped between two. */
export function useTwin() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [run, setRun] = useState<TwinRun>();
  const turn = useRef(0);
  const start = async (asked: TwinAsked) => {
    turn.current += 1;
    const own = turn.current;
    const put = (change: Partial<TwinRun>) => {
      if (turn.current === own) setRun((held) => held && { ...held, ...change });
    };
    setRun({ asked, plan: undefined, played: [], state: 'running', error: undefined });
    try {
      const { code, months } = asked;
      const plan = await client.fetchQuery(trpc.whitelist.twinPlan.queryOptions({ code, months }));
      put({ plan });
      const played: Played[] = [];
      for (const point of plan.points) {
        if (turn.current !== own) return;
        const draft = { rules: [...asked.rules] };
        const input = { code, draft, ...pointAsk(point) };
        const twin = await client.fetchQuery(trpc.whitelist.twin.queryOptions(input));
        played.push({ ...twin, point });
        put({ played: [...played] });
      }
      put({ state: 'done' });
    } catch (error) {
      put({ state: 'stopped', error: error as Error });
    }
  };
  const stop = () => {
    turn.current += 1;
    setRun((held) => held && { ...held, state: 'stopped' });
  };
  return { run, start, stop };
}
