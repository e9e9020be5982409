import { addDays, type Instant, tianjinDay } from '@/kernel/period';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { ConsentCategory } from '@/modules/ingestion/domain/source';
import { env } from '@/server/env';
import { buildSections } from '../domain/build-sections';
import {
  type Asker,
  REPORT_FORMAT,
  REPORT_VALID_DAYS,
  type ReadNote,
  type ReportContent,
} from '../domain/report-content';
import { REPORT_SOURCES } from '../domain/section-specs';
import { disputedRecords } from './disputed-records';
import { scoreForReport } from './score-for-report';
import { coverageAt, standingRecords } from './standing-records';

export type GatherInput = {
  readonly number: string;
  readonly enterprise: { readonly id: bigint; readonly name: string; readonly uscc: string | null };
  readonly askedBy: Asker;
  readonly purpose: string;
  /** non-public categories the asker may read: checked, and the read written down, by the caller */
  readonly categories: readonly ConsentCategory[];
  readonly now: Instant;
  readonly reads?: readonly ReadNote[];
};

/** All a report says, from what the platform knows at `now`. */
export async function gatherContent(input: GatherInput): Promise<ReportContent> {
  const { number, enterprise, askedBy, purpose, now } = input;
  const today = tianjinDay(new Date(now));
  const categories = new Set(input.categories);
  const [records, coverage, disputed, score] = await Promise.all([
    standingRecords(enterprise.id, { now, day: today }),
    coverageAt(now),
    disputedRecords(enterprise.id),
    scoreForReport(enterprise.id, categories),
  ]);
  return {
    format: REPORT_FORMAT,
    number,
    madeAt: now,
    validUntil: addDays(today, REPORT_VALID_DAYS),
    subject: { name: enterprise.name, ...(enterprise.uscc !== null && { uscc: enterprise.uscc }) },
    askedBy,
    purpose,
    categories: [...categories].sort(),
    verifyAt: `${env().XYD_PUBLIC_URL.replace(/\/+$/, '')}/verify`,
    sections: buildSections({
      records,
      coverage,
      categories,
      askedBy: askedBy.kind,
      today,
      disputed,
    }),
    score,
    sources: REPORT_SOURCES.map((source) => {
      const { label, owner } = sourceOf(source);
      return { label, owner, ...coverage.get(source) };
    }),
    ...(input.reads && { reads: input.reads }),
  };
}
