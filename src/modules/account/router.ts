import { instant } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { beginSecondFactor } from './commands/begin-second-factor';
import { closeStaffAccount } from './commands/close-staff-account';
import { confirmSecondFactor } from './commands/confirm-second-factor';
import { endSessions } from './commands/end-sessions';
import { inviteStaff, withdrawStaffInvitation } from './commands/invite-staff';
import { issueClaimCode } from './commands/issue-claim-code';
import { renewRecoveryCodes } from './commands/renew-recovery-codes';
import { resetSecondFactor } from './commands/reset-second-factor';
import { listAccounts } from './queries/list-accounts';
import { listStaff } from './queries/list-staff';
import { ownSecurity } from './queries/own-security';
import {
  codeSchema,
  inviteStaffSchema,
  issueClaimCodeSchema,
  loginSchema,
  staffInvitationSchema,
  wordsSchema,
} from './schema';

export const accountRouter = router({
  own: procedure('account:own').query(({ ctx }) => ownSecurity(ctx.actor)),
  beginSecondFactor: procedure('account:own').mutation(({ ctx }) => beginSecondFactor(ctx.actor)),
  confirmSecondFactor: procedure('account:own')
    .input(codeSchema)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx.actor, input.code)),
  renewRecoveryCodes: procedure('account:own')
    .input(codeSchema)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.actor, input.code)),
  endSessions: procedure('account:own').mutation(({ ctx }) => endSessions(ctx.actor, ctx.actor.login)),
  list: procedure('account:manage')
    .input(wordsSchema)
    .query(({ ctx, input }) => listAccounts(scopeOf(ctx, 'operator'), input)),
  resetSecondFactor: procedure('account:manage')
    .input(loginSchema)
    .mutation(({ ctx, input }) => resetSecondFactor(scopeOf(ctx, 'operator'), input.login)),
  issueClaimCode: procedure('account:manage')
    .input(issueClaimCodeSchema)
    .mutation(({ ctx, input }) => issueClaimCode(scopeOf(ctx, 'operator'), input)),
  staff: procedure('staff:manage').query(({ ctx }) =>
    listStaff(scopeOf(ctx, 'enterprise'), instant(new Date())),
  ),
  inviteStaff: procedure('staff:manage')
    .input(inviteStaffSchema)
    .mutation(({ ctx, input }) => inviteStaff(scopeOf(ctx, 'enterprise'), input)),
  withdrawStaffInvitation: procedure('staff:manage')
    .input(staffInvitationSchema)
    .mutation(({ ctx, input }) => withdrawStaffInvitation(scopeOf(ctx, 'enterprise'), input.invitationId)),
  closeStaffAccount: procedure('staff:manage')
    .input(loginSchema)
    .mutation(({ ctx, input }) => closeStaffAccount(scopeOf(ctx, 'enterprise'), input.login)),
});
