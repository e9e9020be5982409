import { type Instant, type IsoDate, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { caseNumber } from '../domain/case-number';
import type { CaseKind, CaseState } from '../domain/case-states';
import { dayOf } from './case-queue';

export type OwnCase = {
  readonly caseId: bigint;
  readonly caseNo: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly authority: string | undefined;
  readonly openedAt: Instant;
  readonly dueOn: IsoDate;
  readonly decidedOn: IsoDate | undefined;
};

/** The scope's own cases, newest first. */
export async function ownCases(scope: EnterpriseScope): Promise<OwnCase[]> {
  const rows = await db().redressCase.findMany({
    where: { enterpriseId: scope.enterpriseId },
    orderBy: { id: 'desc' },
    take: 100,
  });
  return rows.map((row) => ({
    caseId: row.id,
    caseNo: caseNumber(row.kind as CaseKind, row.id),
    kind: row.kind as CaseKind,
    state: row.state as CaseState,
    authority: row.authority ?? undefined,
    openedAt: instant(row.openedAt),
    dueOn: dayOf(row.dueOn),
    decidedOn: row.decidedOn ? dayOf(row.decidedOn) : undefined,
  }));
}
