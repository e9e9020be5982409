import { type Instant, type IsoDate, instant, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { type DocumentLine, documentsOf } from '@/modules/documents/queries/document';
import { payloadWords } from '@/modules/ingestion/domain/payload-words';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { db } from '@/server/db';
import type { RedressCase, RedressEvent } from '@/server/prisma/client';
import { caseNumber } from '../domain/case-number';
import { type CaseEvent, type CaseKind, type CaseState, eventsOpen, isClosed } from '../domain/case-states';
import { type EvidenceCheck, evidenceChecks } from '../domain/evidence-check';
import type { Ground } from '../domain/grounds';
import { type AdverseRecord, adverseRecords } from './adverse-records';
import { dayOf } from './case-queue';
import { ownCase } from './own-case';
import { titleOf } from './own-records';
import { promisedSince, repairPromises } from './repair-promises';

export type CaseStep = {
  readonly event: CaseEvent | 'open';
  readonly state: CaseState;
  readonly at: Instant;
  /** undefined for the enterprise where somebody of the platform acted: the platform is named, not the person */
  readonly actor: string | undefined;
  readonly note: string | undefined;
};
export type CaseDetail = {
  readonly caseId: bigint;
  readonly caseNo: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly version: number;
  readonly enterprise: { readonly name: string; readonly uscc: string | undefined };
  readonly sourceLabel: string;
  readonly title: string;
  readonly authority: string | undefined;
  readonly ground: Ground | undefined;
  readonly words: string;
  readonly openedAt: Instant;
  readonly dueOn: IsoDate;
  readonly overdue: boolean;
  readonly decidedOn: IsoDate | undefined;
  readonly reason: string | undefined;
  /** the batch by which the record fell */
  readonly batchId: bigint | undefined;
  readonly steps: readonly CaseStep[];
  readonly files: readonly DocumentLine[];
  /** the record as its latest version says */
  readonly record: readonly { readonly label: string; readonly text: string }[];
  readonly checks: readonly EvidenceCheck[];
  /** what the asker can do now */
  readonly mayDo: readonly CaseEvent[];
};

/** One case with its record, what the data say to it, its steps and what can be done. @throws AppError not-found */
export async function caseDetail(
  scope: EnterpriseScope | OperatorScope,
  caseId: bigint,
  now = new Date(),
): Promise<CaseDetail> {
  const found = await ownCase(scope, caseId);
  const [enterprise, steps, files, records] = await Promise.all([
    db().enterprise.findUniqueOrThrow({ where: { id: found.enterpriseId } }),
    db().redressEvent.findMany({ where: { caseId }, orderBy: { version: 'asc' } }),
    documentsOf([`redress-case:${caseId}`]),
    adverseRecords(found.enterpriseId),
  ]);
  const record = records.find((r) => r.source === found.source && r.targetKey === found.targetKey);
  const kind = found.kind as CaseKind;
  const state = found.state as CaseState;
  const today = tianjinDay(now);
  return {
    caseId,
    caseNo: caseNumber(kind, caseId),
    kind,
    state,
    version: found.version,
    enterprise: { name: enterprise.name, uscc: enterprise.uscc ?? undefined },
    sourceLabel: sourceOf(found.source as AdverseRecord['source']).label,
    title: record ? titleOf(record) : '',
    authority: found.authority ?? undefined,
    ground: (found.ground ?? undefined) as Ground | undefined,
    words: found.words,
    openedAt: instant(found.openedAt),
    dueOn: dayOf(found.dueOn),
    overdue: !isClosed(state) && dayOf(found.dueOn) < today,
    decidedOn: found.decidedOn ? dayOf(found.decidedOn) : undefined,
    reason: found.reason ?? undefined,
    batchId: found.batchId ?? undefined,
    steps: steps.map((step) => toStep(step, scope)),
    files,
    record: record ? payloadWords(record.source, record.payload) : [],
    checks: record ? await checksOf(found, record, records, files.length, today) : [],
    mayDo: eventsOpen(kind, state, scope.actor.role).filter(
      (event) => event !== 'grant' || found.handledBy !== scope.actor.login,
    ),
  };
}

function toStep(step: RedressEvent, scope: EnterpriseScope | OperatorScope): CaseStep {
  const named = scope.kind === 'operator' || step.role === 'enterprise-owner';
  return {
    event: step.event as CaseStep['event'],
    state: step.state as CaseState,
    at: instant(step.at),
    actor: named ? step.actor : undefined,
    note: step.note ?? undefined,
  };
}

async function checksOf(
  found: RedressCase,
  record: AdverseRecord,
  records: readonly AdverseRecord[],
  files: number,
  today: IsoDate,
): Promise<EvidenceCheck[]> {
  const { source, payload, eventDate } = record;
  const promises = await repairPromises(found.enterpriseId);
  const { enterpriseId } = found;
  const { naturalKey } = await db().record.findFirstOrThrow({
    where: { enterpriseId, source, batchId: BigInt(record.batchId), rowNo: record.rowNo },
    select: { naturalKey: true },
  });
  const versions = await db().record.count({ where: { enterpriseId, source, naturalKey } });
  return evidenceChecks({
    kind: found.kind as CaseKind,
    source,
    payload,
    eventDate,
    today,
    promised: promisedSince(promises, eventDate),
    twins: records.filter((other) => other !== record && isTwin(record, other)).length,
    versions,
    files,
  });
}

/** The same event on the same day, under another number. */
function isTwin(a: AdverseRecord, b: AdverseRecord): boolean {
  const said = ({ payload }: AdverseRecord) =>
    [payload.fact, payload.kind, payload.cause, payload.reason].join('|');
  return (
    a.source === b.source && a.eventDate === b.eventDate && a.authority === b.authority && said(a) === said(b)
  );
}
