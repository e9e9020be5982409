import { AppError } from '@/kernel/errors';
import { type IsoDate, isoDate, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { reviewText, textRefusal } from '@/modules/risk/domain/review-text';
import { dateToDb } from '@/server/db';
import type { RedressCase } from '@/server/prisma/client';
import { type CaseKind, type CaseState, isClosed, isGranted, nextState } from '../domain/case-states';
import { ownCase } from '../queries/own-case';
import type { MoveCase } from '../schema';
import { applyCase } from './apply-case';

export type MovedCase = {
  readonly state: CaseState;
  readonly version: number;
  readonly batchId: string | undefined;
};

/**
 * One step of a case by the table of `domain/case-states.ts`. Granting makes the record fall at once; who took
 * the case in does not grant it. One of two who act on the same version wins.
 * @throws AppError not-found, conflict `case-changed`, `case-step`, `case-same-person`, invalid (reason, day)
 */
export async function moveCase(
  scope: EnterpriseScope | OperatorScope,
  input: MoveCase,
  now = new Date(),
): Promise<MovedCase> {
  const { caseId, version, event } = input;
  const { actor } = scope;
  const found = await ownCase(scope, caseId);
  if (found.version !== version) throw changed();
  const state = nextState(found.kind as CaseKind, found.state as CaseState, event, actor.role);
  if (!state)
    throw new AppError('conflict', 'case-step', '办件现在的状态不能这样办理，请刷新后查看可以做的事。');
  const decides = event === 'grant' || event === 'refuse';
  const refusal = decides ? textRefusal(input.note) : undefined;
  if (refusal) throw new AppError('invalid', 'case-reason-length', `办理理由：${refusal}`);
  if (event === 'grant' && found.handledBy === actor.login) throw samePerson();
  const decidedOn = decides ? decisionDay(found, input.decidedOn, tianjinDay(now)) : undefined;
  const note = reviewText(input.note).slice(0, 1000) || undefined;
  const handles = event === 'accept' || event === 'forward';
  await audited(actor, async (tx) => {
    const { count } = await tx.redressCase.updateMany({
      where: { id: caseId, version },
      data: {
        state,
        version: version + 1,
        open: isClosed(state) ? null : true,
        ...(handles ? { handledBy: actor.login } : {}),
        ...(decidedOn ? { decidedBy: actor.login, decidedOn: dateToDb(decidedOn), reason: note } : {}),
      },
    });
    if (count === 0) throw changed();
    await tx.redressEvent.create({
      data: {
        caseId,
        version: version + 1,
        event,
        state,
        at: now,
        actor: actor.login,
        role: actor.role,
        note,
      },
    });
    return {
      result: undefined,
      entry: {
        action: `redress-${event}`,
        subject: `redress-case:${caseId}`,
        before: { state: found.state, version },
        after: { state, version: version + 1, ...(decidedOn ? { decidedOn } : {}) },
      },
    };
  });
  const batchId = isGranted(state) ? await applyCase(actor, caseId) : undefined;
  return { state, version: version + 1, batchId };
}

function decisionDay(found: RedressCase, given: string | undefined, today: IsoDate): IsoDate {
  const day = given === undefined ? today : isoDate(given);
  if (day <= today && day >= tianjinDay(found.openedAt)) return day;
  throw new AppError('invalid', 'decision-day', '认定日期应在申请之后、不晚于今天，请改正。');
}

function samePerson(): AppError {
  return new AppError(
    'conflict',
    'case-same-person',
    '这份办件由您受理，不能由您录入同意的结果。请另一位管理员核对认定机关的答复后录入。',
  );
}

function changed(): AppError {
  return new AppError('conflict', 'case-changed', '这份办件刚被别人办理过，请刷新后再看。');
}
