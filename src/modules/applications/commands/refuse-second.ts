import { AppError } from '@/kernel/errors';
import type { EnterpriseScope } from '@/kernel/permissions';
import type { Prisma } from '@/server/prisma/client';
import { IN_PROCESS } from '../domain/lifecycle';
import type { MatchFound } from '../domain/match-found';

/**
 * One application in process for a product at a time: a second would be judged, and counted, twice.
 * @param formId applications of this form do not count
 * @throws AppError conflict `application-open`
 */
export async function refuseSecond(
  tx: Pick<Prisma.TransactionClient, 'application'>,
  { enterpriseId }: EnterpriseScope,
  codes: readonly string[],
  formId?: bigint,
): Promise<void> {
  const open = await tx.application.findFirst({
    where: {
      enterpriseId,
      productCode: { in: [...codes] },
      state: { in: [...IN_PROCESS] },
      ...(formId !== undefined && { formId: { not: formId } }),
    },
    orderBy: { id: 'asc' },
  });
  if (!open) return;
  const { bank, product } = open.match as unknown as MatchFound;
  throw new AppError(
    'conflict',
    'application-open',
    `${bank}的“${product}”已有一笔申请在办，没有再提交。请到“我的申请”看进度，或撤回那一笔后再申请。`,
    { applicationId: String(open.id) },
  );
}
