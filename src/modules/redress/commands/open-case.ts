import { AppError } from '@/kernel/errors';
import { type IsoDate, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { bindDocuments } from '@/modules/documents/commands/bind-documents';
import { expired } from '@/modules/ingestion/domain/fallen';
import { reviewText, textRefusal } from '@/modules/risk/domain/review-text';
import { dateToDb } from '@/server/db';
import { env } from '@/server/env';
import { caseNumber } from '../domain/case-number';
import type { CaseKind } from '../domain/case-states';
import { dueOn } from '../domain/due-on';
import { repairEligibility } from '../domain/repair-eligibility';
import { type AdverseRecord, adverseRecords } from '../queries/adverse-records';
import { promisedSince, repairPromises } from '../queries/repair-promises';
import type { OpenCase } from '../schema';

export type OpenedCase = { readonly caseId: bigint; readonly caseNo: string; readonly dueOn: IsoDate };

/**
 * 提出异议 or 申请信用修复 on one of the scope's own records; it goes to the body that decided (谁认定谁修复).
 * Identity numbers in what is written are masked before anything is kept.
 * @throws AppError not-found `record-unknown`, invalid (words, files), conflict `case-open`, `record-fallen`,
 *         `repair-not-open` (with the earliest day)
 */
export async function openCase(
  scope: EnterpriseScope,
  input: OpenCase,
  now = new Date(),
): Promise<OpenedCase> {
  const { kind, source, targetKey, ground, words } = input;
  const { enterpriseId, actor } = scope;
  const today = tianjinDay(now);
  const refusal = textRefusal(words);
  if (refusal) throw new AppError('invalid', 'case-words-length', refusal);
  const record = (await adverseRecords(enterpriseId)).find(
    (r) => r.source === source && r.targetKey === targetKey,
  );
  if (!record) throw new AppError('not-found', 'record-unknown', '没有找到本企业的这条记录，请刷新后重试。');
  refuseFallen(record, today);
  if (kind === 'repair') await refuseEarly(enterpriseId, record, today);
  if (input.files.length === 0)
    throw new AppError('invalid', 'evidence-missing', '请至少附一份证明材料（PDF、PNG 或 JPG）。');
  const due = dueOn(kind, today, daysOf(kind));
  return audited(actor, async (tx) => {
    // two at once wait for each other here
    await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${enterpriseId} FOR UPDATE`;
    const open = await tx.redressCase.findFirst({ where: { enterpriseId, source, targetKey, open: true } });
    if (open)
      throw new AppError(
        'conflict',
        'case-open',
        `这条记录已有办件 ${caseNumber(open.kind as CaseKind, open.id)} 在办理，不用再交一份。`,
      );
    const { id } = await tx.redressCase.create({
      data: {
        kind,
        enterpriseId,
        source,
        targetKey,
        recordBatch: BigInt(record.batchId),
        recordRow: record.rowNo,
        authority: record.authority?.slice(0, 255),
        state: 'submitted',
        open: true,
        ground,
        words: reviewText(words),
        openedBy: actor.login,
        openedAt: now,
        dueOn: dateToDb(due),
      },
    });
    await bindDocuments(tx, enterpriseId, `redress-case:${id}`, input.files);
    await tx.redressEvent.create({
      data: {
        caseId: id,
        version: 1,
        event: 'open',
        state: 'submitted',
        at: now,
        actor: actor.login,
        role: actor.role,
      },
    });
    const caseNo = caseNumber(kind, id);
    return {
      result: { caseId: id, caseNo, dueOn: due },
      entry: {
        action: 'open-redress-case',
        subject: `redress-case:${id}`,
        after: {
          enterprise: String(enterpriseId),
          source,
          targetKey,
          ground: ground ?? null,
          files: input.files.length,
        },
      },
    };
  });
}

function daysOf(kind: CaseKind): number | undefined {
  const { XYD_OBJECTION_DAYS, XYD_REPAIR_DAYS } = env();
  return kind === 'objection' ? XYD_OBJECTION_DAYS : XYD_REPAIR_DAYS;
}

function refuseFallen(record: AdverseRecord, today: IsoDate): void {
  if (record.fallen === undefined && !expired(record, today)) return;
  throw new AppError(
    'conflict',
    'record-fallen',
    '这条记录已停止公示、共享和使用，不需要再申请。若仍在别处见到，请告知平台在哪里见到。',
  );
}

async function refuseEarly(enterpriseId: bigint, record: AdverseRecord, today: IsoDate): Promise<void> {
  if (record.source !== 'penalty')
    throw new AppError(
      'conflict',
      'repair-elsewhere',
      `名单类和司法记录由${record.authority ?? '列入机关'}按其规定移出，不走信用修复。若记录有误，请提异议。`,
    );
  const promises = await repairPromises(enterpriseId);
  const { eventDate, payload } = record;
  const { state, words, earliest } = repairEligibility(
    payload,
    eventDate,
    today,
    promisedSince(promises, eventDate),
  );
  if (state !== 'open') throw new AppError('conflict', 'repair-not-open', words, { earliest });
}
