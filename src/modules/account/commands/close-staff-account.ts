import { AppError } from '@/kernel/errors';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/** An owner closes the account of one of the enterprise's staff; its sessions end. @throws AppError not-found */
export async function closeStaffAccount(scope: EnterpriseScope, login: string): Promise<void> {
  await audited(scope.actor, async (tx) => {
    const user = await tx.user.findFirst({
      where: { login, enterpriseId: scope.enterpriseId, role: 'enterprise-staff' },
    });
    if (!user) throw new AppError('not-found', 'user-unknown', '没有这个经办人账号，请刷新。');
    await tx.user.update({
      where: { id: user.id },
      data: { disabledAt: user.disabledAt ?? new Date(), sessionEpoch: { increment: 1 } },
    });
    return { result: undefined, entry: { action: 'close-staff-account', subject: `user:${user.id}` } };
  });
}
