import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { writeIntakeJournal } from './write-intake-journal';

/**
 * Closes a refused row without taking it in, with the reason why.
 * @throws AppError not-found `quarantine-row-unknown`, conflict `quarantine-row-closed`
 */
export async function dismissQuarantine(
  actor: Actor,
  input: { readonly id: string; readonly remark: string },
): Promise<void> {
  await audited(actor, async (tx) => {
    const { count } = await tx.quarantineRow.updateMany({
      where: { id: BigInt(input.id), status: 'open' },
      data: {
        status: 'dismissed',
        resolution: input.remark,
        resolvedBy: actor.login,
        resolvedAt: new Date(),
      },
    });
    if (count === 0) throw await whyNotOpen(input.id, (id) => tx.quarantineRow.count({ where: { id } }));
    return {
      result: undefined,
      entry: {
        action: 'dismiss-quarantine',
        subject: `quarantine:${input.id}`,
        after: { remark: input.remark },
      },
    };
  });
  await writeIntakeJournal();
}

async function whyNotOpen(id: string, count: (id: bigint) => Promise<number>): Promise<AppError> {
  if ((await count(BigInt(id))) === 0)
    return new AppError('not-found', 'quarantine-row-unknown', `没有编号为 ${id} 的问题数据，请刷新列表。`);
  return rowClosed(id);
}

export function rowClosed(id: string): AppError {
  return new AppError(
    'conflict',
    'quarantine-row-closed',
    `编号 ${id} 的问题数据已由他人处理，请刷新列表查看结果。`,
  );
}
