import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { lockBuild } from './check-build';
import { writeEditionsJournal } from './write-editions-journal';

/** 退回: the second person's no, with the reason. @throws as publishWhitelist */
export async function returnWhitelist(
  scope: BankScope | OperatorScope,
  input: { readonly buildId: bigint; readonly version: number; readonly remark: string },
): Promise<void> {
  await audited(scope.actor, async (tx) => {
    const build = await lockBuild(tx, scope, { ...input, event: 'return' });
    await tx.whitelistBuild.update({
      where: { id: build.id },
      data: {
        status: 'returned',
        version: { increment: 1 },
        checkedBy: scope.actor.login,
        checkedAt: new Date(),
        remark: input.remark,
      },
    });
    return {
      result: undefined,
      entry: {
        action: 'return-whitelist',
        subject: `whitelist-build:${build.id}`,
        after: { remark: input.remark },
      },
    };
  });
  await writeEditionsJournal();
}
