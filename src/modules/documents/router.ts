import { octetInputParser } from '@trpc/server/http';
import { procedure, router, scopeOf } from '@/server/trpc';
import { keepDocument } from './commands/keep-document';

export const documentsRouter = router({
  /** the file as the request's body; answers with the id that forms take */
  upload: procedure('document:upload')
    .input(octetInputParser)
    .mutation(({ ctx, input }) => keepDocument(scopeOf(ctx, 'enterprise'), input)),
});
