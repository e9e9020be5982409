import { instant } from '@/kernel/period';
import { procedure, router, scopeOf } from '@/server/trpc';
import { beginSecondFactor } from './commands/begin-second-factor';
import { changePassword } from './commands/change-password';
import { closeStaffAccount } from './commands/close-staff-account';
import { confirmSecondFactor } from './commands/confirm-second-factor';
import { endSessions } from './commands/end-sessions';
import { inviteStaff, withdrawStaffInvitation } from './commands/invite-staff';
import { issueClaimCode } from './commands/issue-claim-code';
import { openAccount } from './commands/open-account';
import { renewRecoveryCodes } from './commands/renew-recovery-codes';
import { resetPassword } from './commands/reset-password';
import { resetSecondFactor } from './commands/reset-second-factor';
import { setAccountOpen } from './commands/set-account-open';
import { listAccounts } from './queries/list-accounts';
import { listBanks } from './queries/list-banks';
import { listStaff } from './queries/list-staff';
import { ownSecurity } from './queries/own-security';
import { unclaimedEnterprises } from './queries/unclaimed-enterprises';
import {
  changePasswordSchema,
  codeSchema,
  inviteStaffSchema,
  issueClaimCodeSchema,
  loginSchema,
  openAccountSchema,
  setAccountOpenSchema,
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
  changePassword: procedure('account:own')
    .input(changePasswordSchema)
    .mutation(({ ctx, input }) => changePassword(ctx.actor, input)),
  list: procedure('account:manage')
    .input(wordsSchema)
    .query(({ ctx, input }) => listAccounts(scopeOf(ctx, 'security'), input)),
  banks: procedure('bank:list').query(() => listBanks()),
  open: procedure('account:manage')
    .input(openAccountSchema)
    .mutation(({ ctx, input }) => openAccount(scopeOf(ctx, 'security'), input)),
  setOpen: procedure('account:manage')
    .input(setAccountOpenSchema)
    .mutation(({ ctx, input }) => setAccountOpen(scopeOf(ctx, 'security'), input)),
  resetPassword: procedure('account:manage')
    .input(loginSchema)
    .mutation(({ ctx, input }) => resetPassword(scopeOf(ctx, 'security'), input.login)),
  resetSecondFactor: procedure('account:manage')
    .input(loginSchema)
    .mutation(({ ctx, input }) => resetSecondFactor(scopeOf(ctx, 'security'), input.login)),
  unclaimed: procedure('claim:issue').query(({ ctx }) =>
    unclaimedEnterprises(scopeOf(ctx, 'operator'), { limit: 500 }),
  ),
  issueClaimCode: procedure('claim:issue')
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
