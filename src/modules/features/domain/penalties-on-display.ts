import type { IsoDate } from '@/kernel/period';
import { onDisplay, type Penalty } from '@/modules/ingestion/domain/display-period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { RecordView } from './feature';
import { oncePerView } from './once-per-view';
import { listed } from './public-count';

/** 行政处罚 in their display period, by severity. */
export const penaltiesOnDisplay = oncePerView((view, asOf) => {
  const counts = { minor: 0, general: 0, serious: 0, untold: 0 };
  for (const { payload, eventDate } of view.of('penalty') as readonly SourceRecord<Penalty>[]) {
    if (onDisplay(payload, eventDate, asOf)) counts[payload.severity ?? 'untold']++;
  }
  return counts;
});

/** Those of one severity. With none of it, one of untold severity leaves the count unknown: it may be it. */
export function penaltiesOf(
  view: RecordView,
  counts: ReturnType<typeof penaltiesOnDisplay>,
  severity: 'minor' | 'general' | 'serious',
): number | undefined {
  if (counts[severity] === 0 && counts.untold > 0) return undefined;
  return listed(view, ['penalty'], counts[severity]);
}

/** Whether a penalty is one of those that count. */
export function penaltyShown({ payload, eventDate }: SourceRecord, asOf: IsoDate): boolean {
  return onDisplay(payload as Penalty, eventDate, asOf);
}
