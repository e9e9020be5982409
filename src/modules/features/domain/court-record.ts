import type { IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { isLoanDispute } from './loan-dispute';
import { within } from './month-window';
import { oncePerView } from './once-per-view';

type CasePayload = {
  readonly filedOn: IsoDate;
  readonly role: 'defendant' | 'plaintiff' | 'third';
  readonly cause?: string;
  readonly result?: string;
  readonly closedOn?: IsoDate;
};

/** How a record of a case counts, its days aside; undefined: in no count of these. */
export function caseClass({
  role,
  result,
  cause,
}: Readonly<Record<string, unknown>>): 'loan-lost' | 'other-lost' | 'plaintiff' | undefined {
  if (role === 'plaintiff') return 'plaintiff';
  if (role !== 'defendant' || (result !== 'lost' && result !== 'partly-lost')) return undefined;
  return isLoanDispute(cause as string | undefined) ? 'loan-lost' : 'other-lost';
}

/**
 * 司法案件 as defendant: filed in the last 24 months; lost wholly or partly by a close in the last 24 months,
 * and by any close up to asOf, by class. As plaintiff: filed up to asOf, which the view sees to.
 */
export const courtRecord = oncePerView((view, asOf) => {
  const record = { filed: 0, lost: 0, loanLost: 0, otherLost: 0, plaintiff: 0 };
  for (const { payload: p } of view.of('court-case') as readonly SourceRecord<CasePayload>[]) {
    if (p.role === 'defendant' && within(asOf, p.filedOn, 24)) record.filed++;
    const kind = caseClass(p);
    if (kind === 'plaintiff') record.plaintiff++;
    const closedOn = p.closedOn ?? p.filedOn;
    if (kind === undefined || kind === 'plaintiff' || closedOn > asOf) continue;
    if (within(asOf, closedOn, 24)) record.lost++;
    if (kind === 'loan-lost') record.loanLost++;
    else record.otherLost++;
  }
  return record;
});
