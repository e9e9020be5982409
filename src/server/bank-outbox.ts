import type { BankEventType } from '@/kernel/bank-events';
import type { Prisma } from './prisma/client';

/**
 * Writes down what a bank is to be told, in the transaction of the change itself: what is committed is told, what
 * is rolled back is not. Sent later by `xyd channel deliver`.
 * @param event.subject `kind:id`; events of one subject arrive in the order they were written
 * @param event.data identifiers and states alone, never data of an enterprise: they are pulled under a grant
 */
export async function tellBank(
  tx: Prisma.TransactionClient,
  event: {
    readonly bankId: bigint;
    readonly type: BankEventType;
    readonly subject: string;
    readonly at: Date;
    readonly data: Prisma.InputJsonObject;
  },
): Promise<void> {
  await tx.bankEvent.create({ data: event });
}
