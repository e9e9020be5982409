'use client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, isNonJsonSerializable, splitLink } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import { TRPCProvider } from './client';
import type { AppRouter } from './root';

const url = '/api/trpc';

/** A session that ended while the page was open leads to the sign-in page, and back here afterwards. */
function whenEnded(error: Error): void {
  const code = (error as { data?: { code?: string } }).data?.code;
  if (code === 'UNAUTHORIZED')
    window.location.assign(`/sign-in?ended=1&next=${encodeURIComponent(window.location.pathname)}`);
}

/** Calls to the server, with their cache: data stay fresh for a minute, a refused call is not tried again. */
export function CallProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: whenEnded }),
        defaultOptions: { queries: { staleTime: 60_000, retry: false, refetchOnWindowFocus: false } },
      }),
  );
  const [calls] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (op) => isNonJsonSerializable(op.input),
          true: httpLink({
            url,
            transformer: { serialize: (data) => data, deserialize: superjson.deserialize },
          }),
          // always POST: rules are too long for an address, and addresses are kept in logs
          false: splitLink({
            condition: (op) => op.context.skipBatch === true, // does not wait for slower ones
            true: httpLink({ url, transformer: superjson, methodOverride: 'POST' }),
            false: httpBatchLink({ url, transformer: superjson, methodOverride: 'POST', maxItems: 10 }),
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={calls} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
