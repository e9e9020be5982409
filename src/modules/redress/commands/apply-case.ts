import { AppError } from '@/kernel/errors';
import { isoDate, tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { Redressed } from '@/modules/ingestion/domain/redress';
import { db } from '@/server/db';
import { caseNumber } from '../domain/case-number';
import { type CaseKind, type CaseState, isGranted } from '../domain/case-states';
import { writeRedress } from './write-redress';

/**
 * Makes the record of a granted case fall. What was begun and not finished is finished by doing it again: the
 * same lines are the same batch.
 * @returns the batch
 * @throws AppError as ingestion does; internal `redress-not-taken` where the line was not accepted
 */
export async function applyCase(actor: Actor, caseId: bigint): Promise<string> {
  const found = await db().redressCase.findUniqueOrThrow({ where: { id: caseId } });
  if (!isGranted(found.state as CaseState) || found.decidedOn === null)
    throw new AppError('conflict', 'case-not-granted', '这份办件没有同意的结果，不能更正记录。');
  if (found.batchId !== null) return String(found.batchId);
  const { uscc, name } = await db().enterprise.findUniqueOrThrow({ where: { id: found.enterpriseId } });
  const kind = found.kind as CaseKind;
  const caseNo = caseNumber(kind, found.id);
  const decidedOn = isoDate(found.decidedOn.toISOString().slice(0, 10));
  const batch = await writeRedress(actor, `办件结果-${caseNo}`, tianjinDay(new Date()), [
    {
      uscc,
      name,
      caseNo,
      target: found.source as Redressed,
      targetKey: found.targetKey,
      effect: kind === 'repair' ? 'repaired' : 'withdrawn',
      decidedOn,
      ...(found.authority === null ? {} : { authority: found.authority }),
    },
  ]);
  if (batch.accepted !== 1)
    throw new AppError(
      'internal',
      'redress-not-taken',
      `办件 ${caseNo} 的结果没有入库，批次 ${batch.batchId}。请联系平台。`,
    );
  await audited(actor, async (tx) => {
    await tx.redressCase.update({ where: { id: caseId }, data: { batchId: BigInt(batch.batchId) } });
    const after = { batch: batch.batchId };
    return {
      result: undefined,
      entry: { action: 'apply-redress', subject: `redress-case:${caseId}`, after },
    };
  });
  return batch.batchId;
}
