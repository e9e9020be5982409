import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { currentAccount } from '@/server/auth';
import { appRouter } from '@/trpc/root';

function handler(req: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    createContext: async () => ({ account: await currentAccount() }),
    allowMethodOverride: true,
  });
}

export { handler as GET, handler as POST };
