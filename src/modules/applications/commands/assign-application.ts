import type { Instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { moveApplication } from './move-application';

/** 认领, or 退回 to the queue: who of the bank works on it. @throws AppError as `moveApplication` */
export async function assignApplication(
  scope: BankScope,
  input: {
    readonly applicationId: bigint;
    readonly version: number;
    readonly mine: boolean;
    readonly now?: Instant;
  },
): Promise<void> {
  await moveApplication(scope, input, async ({ tx, row }) => {
    await tx.application.update({
      where: { id: row().id },
      data: { assignedTo: input.mine ? scope.actor.login : null, version: { increment: 1 } },
    });
  });
}
