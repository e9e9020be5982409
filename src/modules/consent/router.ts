import { z } from 'zod';
import { instant } from '@/kernel/period';
import { rowIdSchema } from '@/kernel/row-id';
import { procedure, router, scopeOf } from '@/server/trpc';
import { declineInvitation } from './commands/decline-invitation';
import { grantConsent } from './commands/grant-consent';
import { grantInvitation } from './commands/grant-invitation';
import { revokeConsent } from './commands/revoke-consent';
import { seeInvitations } from './commands/see-invitations';
import { stopInvitations } from './commands/stop-invitations';
import { dataReads } from './queries/data-reads';
import { invitationsByBank } from './queries/invitations-by-bank';
import { listConsents } from './queries/list-consents';
import { openInvitations } from './queries/open-invitations';
import {
  declineInvitationSchema,
  grantConsentSchema,
  grantInvitationSchema,
  revokeConsentSchema,
  stopInvitationsSchema,
} from './schema';

export const consentRouter = router({
  list: procedure('profile:read').query(({ ctx }) =>
    listConsents(scopeOf(ctx, 'enterprise'), instant(new Date())),
  ),
  reads: procedure('profile:read')
    .input(z.strictObject({ limit: z.int().min(1).max(200).default(50), beforeId: rowIdSchema.optional() }))
    .query(({ ctx, input }) => dataReads(scopeOf(ctx, 'enterprise'), input)),
  grant: procedure('consent:write')
    .input(grantConsentSchema)
    .mutation(({ ctx, input }) => grantConsent(scopeOf(ctx, 'enterprise'), input)),
  revoke: procedure('consent:write')
    .input(revokeConsentSchema)
    .mutation(({ ctx, input }) => revokeConsent(scopeOf(ctx, 'enterprise'), input)),
  invitations: procedure('profile:read').query(({ ctx }) =>
    openInvitations(scopeOf(ctx, 'enterprise'), instant(new Date())),
  ),
  seeInvitations: procedure('consent:write').mutation(({ ctx }) =>
    seeInvitations(scopeOf(ctx, 'enterprise')),
  ),
  grantInvitation: procedure('consent:write')
    .input(grantInvitationSchema)
    .mutation(({ ctx, input }) => grantInvitation(scopeOf(ctx, 'enterprise'), input)),
  declineInvitation: procedure('consent:write')
    .input(declineInvitationSchema)
    .mutation(({ ctx, input }) => declineInvitation(scopeOf(ctx, 'enterprise'), input)),
  invitationsByBank: procedure('invitation:stop').query(({ ctx }) =>
    invitationsByBank(scopeOf(ctx, 'operator'), instant(new Date())),
  ),
  stopInvitations: procedure('invitation:stop')
    .input(stopInvitationsSchema)
    .mutation(({ ctx, input }) => stopInvitations(scopeOf(ctx, 'operator'), input)),
});
