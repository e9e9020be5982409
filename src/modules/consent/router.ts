import { z } from 'zod';
import { instant } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { grantConsent } from './commands/grant-consent';
import { revokeConsent } from './commands/revoke-consent';
import { dataReads } from './queries/data-reads';
import { listBanks } from './queries/list-banks';
import { listConsents } from './queries/list-consents';
import { grantConsentSchema, revokeConsentSchema } from './schema';

export const consentRouter = router({
  list: procedure('profile:read').query(({ ctx }) =>
    listConsents(scopeOf(ctx, 'enterprise'), instant(new Date())),
  ),
  reads: procedure('profile:read')
    .input(z.strictObject({ limit: z.int().min(1).max(200).default(50), beforeId: z.bigint().optional() }))
    .query(({ ctx, input }) => dataReads(scopeOf(ctx, 'enterprise'), input)),
  banks: procedure('product:read').query(() => listBanks()),
  grant: procedure('consent:write')
    .input(grantConsentSchema)
    .mutation(({ ctx, input }) => grantConsent(scopeOf(ctx, 'enterprise'), input)),
  revoke: procedure('consent:write')
    .input(revokeConsentSchema)
    .mutation(({ ctx, input }) => revokeConsent(scopeOf(ctx, 'enterprise'), input)),
});
