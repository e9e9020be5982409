import type { IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { RecordView } from './feature';
import { oncePerView } from './once-per-view';
import { listed } from './public-count';

type RightPayload = {
  readonly kind: string;
  readonly grantedOn?: IsoDate;
  readonly expiresOn?: IsoDate;
  readonly status?: 'live' | 'lapsed' | 'invalid' | 'pending';
  readonly pledged?: boolean;
  readonly count?: number;
};

export type LiveRights = {
  /** by kind: rights told one by one, or the latest count of a list that only counts, if larger */
  readonly byKind: ReadonlyMap<string, number>;
  readonly pledged: number;
  /** live rights of which nobody says whether they are pledged */
  readonly pledgeUntold: number;
};

/** 知识产权 live on asOf: granted, not lapsed or invalid, not past its term. */
export const liveRights = oncePerView((view, asOf): LiveRights => {
  const single = new Map<string, number>();
  const counted = new Map<string, number>();
  let pledged = 0;
  let pledgeUntold = 0;
  for (const { payload: p } of view.of('ip-right') as readonly SourceRecord<RightPayload>[]) {
    if (p.count !== undefined) {
      counted.set(p.kind, p.count); // records come oldest first: the newest list stands
      continue;
    }
    if (p.status !== undefined && p.status !== 'live') continue;
    if ((p.expiresOn && p.expiresOn < asOf) || (p.grantedOn && p.grantedOn > asOf)) continue;
    single.set(p.kind, (single.get(p.kind) ?? 0) + 1);
    if (p.pledged) pledged++;
    else if (p.pledged === undefined) pledgeUntold++;
  }
  const byKind = new Map(single);
  for (const [kind, n] of counted) byKind.set(kind, Math.max(n, single.get(kind) ?? 0));
  return { byKind, pledged, pledgeUntold };
});

/** Live rights of these kinds. With none of them, patents of untold kind leave a patent count unknown. */
export function rightsOf(view: RecordView, asOf: IsoDate, kinds: readonly string[]): number | undefined {
  const { byKind } = liveRights(view, asOf);
  let found = 0;
  for (const kind of kinds) found += byKind.get(kind) ?? 0;
  const patents = kinds.includes('invention') || kinds.includes('utility-model');
  if (found === 0 && patents && (byKind.get('patent') ?? 0) > 0) return undefined;
  return listed(view, ['ip-right'], found);
}
