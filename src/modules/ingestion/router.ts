import { octetInputParser } from '@trpc/server/http';
import { procedure, router, scopeOf } from '@/server/trpc';
import { dismissQuarantine } from './commands/dismiss-quarantine';
import { ingestUpload } from './commands/ingest-upload';
import { keepUpload } from './commands/keep-upload';
import { resolveQuarantine } from './commands/resolve-quarantine';
import { getBatch } from './queries/get-batch';
import { listBatches } from './queries/list-batches';
import { getQuarantinedRow, listQuarantine } from './queries/list-quarantine';
import { profileChoices } from './queries/profile-choices';
import { recordsOf } from './queries/records-of';
import { sourceScoreCards } from './queries/source-score-cards';
import {
  batchIdSchema,
  dismissQuarantineSchema,
  enterpriseRecordsSchema,
  ingestUploadSchema,
  listBatchesSchema,
  listQuarantineSchema,
  quarantineIdSchema,
  resolveQuarantineSchema,
} from './schema';

export const ingestionRouter = router({
  batches: procedure('ingestion:read')
    .input(listBatchesSchema)
    .query(({ ctx, input }) => listBatches(scopeOf(ctx, 'operator'), input)),
  batch: procedure('ingestion:read')
    .input(batchIdSchema)
    .query(({ ctx, input }) => getBatch(scopeOf(ctx, 'operator'), input.batchId)),
  scoreCards: procedure('ingestion:read').query(({ ctx }) => sourceScoreCards(scopeOf(ctx, 'operator'))),
  quarantine: procedure('ingestion:read')
    .input(listQuarantineSchema)
    .query(({ ctx, input }) => listQuarantine(scopeOf(ctx, 'operator'), input)),
  quarantinedRow: procedure('ingestion:read')
    .input(quarantineIdSchema)
    .query(({ ctx, input }) => getQuarantinedRow(scopeOf(ctx, 'operator'), input.id)),
  resolve: procedure('ingestion:write')
    .input(resolveQuarantineSchema)
    .mutation(({ ctx, input }) => resolveQuarantine(scopeOf(ctx, 'operator'), input)),
  dismiss: procedure('ingestion:write')
    .input(dismissQuarantineSchema)
    .mutation(({ ctx, input }) => dismissQuarantine(ctx.actor, input)),
  profiles: procedure('ingestion:write').query(({ ctx }) => profileChoices(scopeOf(ctx, 'operator'))),
  /** the file as the request's body; answers with the id that `ingestUpload` takes */
  upload: procedure('ingestion:write')
    .input(octetInputParser)
    .mutation(({ ctx, input }) => keepUpload(scopeOf(ctx, 'operator'), input)),
  ingestUpload: procedure('ingestion:write')
    .input(ingestUploadSchema)
    .mutation(({ ctx, input }) => ingestUpload(scopeOf(ctx, 'operator'), input)),
  records: procedure('ingestion:read')
    .input(enterpriseRecordsSchema)
    .query(({ ctx, input }) =>
      recordsOf(scopeOf(ctx, 'operator'), BigInt(input.enterpriseId), { source: input.source }),
    ),
  ownRecords: procedure('profile:read')
    .input(enterpriseRecordsSchema.pick({ source: true }))
    .query(({ ctx, input }) => {
      const scope = scopeOf(ctx, 'enterprise');
      return recordsOf(scope, scope.enterpriseId, { source: input.source });
    }),
});
