'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

/** After a step everything of applications is asked anew, but for data of enterprises: each read of them is kept. */
export function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const cache = useQueryClient();
  return () =>
    cache.invalidateQueries({
      ...trpc.applications.pathFilter(),
      predicate: ({ queryKey }) => (queryKey[0] as readonly string[])[1] !== 'facts',
    });
}

/** What identifies the application a step was decided on. */
export function seen({ applicationId, version }: { applicationId: bigint; version: number }) {
  return { applicationId: String(applicationId), version };
}
