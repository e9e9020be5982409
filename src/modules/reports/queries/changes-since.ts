import type { Instant } from '@/kernel/period';
import { tianjinDay } from '@/kernel/period';
import { buildSections } from '../domain/build-sections';
import { changedItems } from '../domain/changed-items';
import type { ReportContent } from '../domain/report-content';
import { coverageAt, standingRecords } from './standing-records';

/** How many of a report's items no longer read as they did, or are gone. */
export async function changesSince(
  enterpriseId: bigint,
  content: ReportContent,
  now: Instant,
): Promise<number> {
  const day = tianjinDay(new Date(content.madeAt));
  const [records, coverage] = await Promise.all([
    standingRecords(enterpriseId, { now, day }),
    coverageAt(now),
  ]);
  const sections = buildSections({
    records,
    coverage,
    categories: new Set(content.categories),
    askedBy: content.askedBy.kind,
    today: day, // the months it goes back from; what has ended by now was left out above
    disputed: new Set(),
    most: Number.POSITIVE_INFINITY,
  });
  return changedItems(content.sections, sections);
}
