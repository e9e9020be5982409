import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { contextOf, retryAfter } from '@/server/call-context';
import { appRouter } from '@/trpc/root';

function handler(req: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    createContext: () => contextOf(req),
    allowMethodOverride: true,
    responseMeta({ errors }) {
      const seconds = retryAfter(errors);
      return {
        headers: { 'cache-control': 'no-store', ...(seconds ? { 'retry-after': String(seconds) } : {}) },
      };
    },
  });
}

export { handler as GET, handler as POST };
