import { addMonths, type IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { oncePerView } from './once-per-view';

type HonourPayload = {
  readonly honour: string;
  readonly honourName?: string;
  readonly year?: number;
  readonly grantedOn?: IsoDate;
  readonly validUntil?: IsoDate;
};

/**
 * Months an honour holds from its grant where no end is told: 高新技术企业 3 years (国科发火〔2016〕32号),
 * 专精特新 and 小巨人 3 years (工信部企业〔2022〕63号), 科技型中小企业 one year's list; the rest as the lists
 * are renewed. 贷款贴息 and 行业信用评价 are in the source but are no honours.
 */
const MONTHS: Readonly<Record<string, number>> = {
  'high-tech': 36,
  'tech-sme': 12,
  srdi: 36,
  'little-giant': 36,
  gazelle: 36,
  'young-eagle': 36,
  'a-grade-taxpayer': 12,
  'customs-aeo': 60,
  'ip-advantage': 36,
  other: 36,
};

/** Whether an honour without a stated end still holds; one told by its year alone, to the end of the last year. */
function holdsBy(p: HonourPayload, eventDate: IsoDate, asOf: IsoDate, months: number): boolean {
  if (p.grantedOn === undefined && p.year !== undefined) {
    return Number(asOf.slice(0, 4)) <= p.year + months / 12;
  }
  return asOf < addMonths(p.grantedOn ?? eventDate, months);
}

/** Honours that hold on asOf, each once: its kind, or for 其他 its kind and name. */
export const liveHonours = oncePerView((view, asOf): ReadonlySet<string> => {
  const live = new Set<string>();
  for (const { payload: p, eventDate } of view.of('honour-list') as readonly SourceRecord<HonourPayload>[]) {
    const months = MONTHS[p.honour];
    if (months === undefined) continue;
    const holds = p.validUntil ? asOf <= p.validUntil : holdsBy(p, eventDate, asOf, months);
    if (holds) live.add(p.honour === 'other' ? `other ${p.honourName ?? ''}` : p.honour);
  }
  return live;
});
