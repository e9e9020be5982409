import type { IsoDate } from '@/kernel/period';
import type { BatchCounts } from './batch';
import type { SourceDefinition } from './source';

/** 质量评分卡 of one batch. Shares are fractions of 1; absent where there was nothing to judge. */
export type QualityCard = {
  /** headings as the file has them, to map a corrected row */
  readonly header: readonly string[];
  /** headings the profile knows and the file lacks */
  readonly absentHeadings: readonly string[];
  /** 完整性: per field, in how many valid rows it holds a value */
  readonly completeness: Readonly<Record<string, { readonly label: string; readonly share: number }>>;
  /** 规范性: rows that could be read by the profile, of all */
  readonly validity: number;
  /** 及时性: published within the source's working days (Monday to Friday; public holidays count as working days) */
  readonly timeliness: { readonly judged: number; readonly share?: number; readonly workingDays: number };
  /** 采纳率: new records and new versions, of all */
  readonly acceptance: number;
  /** 重复率 */
  readonly duplicates: number;
};

export type CountedQuality = {
  readonly present: readonly (readonly [field: string, rows: number])[];
  readonly valid: number;
  readonly judged: number;
  readonly timely: number;
};

/** Counts what the quality card needs while rows stream by. */
export class QualityTally {
  private readonly fields: readonly string[];
  /** by field */
  private readonly present: Float64Array;
  private readonly ages = new Map<string, number>();
  private valid = 0;
  private judged = 0;
  private timely = 0;

  constructor(private readonly source: SourceDefinition) {
    this.fields = Object.keys(source.fields);
    this.present = new Float64Array(this.fields.length);
  }

  /** One valid row; `eventDate` is absent where the record itself does not know it. */
  add(
    payload: Readonly<Record<string, unknown>>,
    eventDate: IsoDate | undefined,
    publishedOn: IsoDate,
  ): void {
    this.valid++;
    const { fields, present } = this;
    for (let i = 0; i < fields.length; i++) if (payload[fields[i]!] !== undefined) present[i]! += 1;
    if (eventDate === undefined || eventDate > publishedOn) return;
    const key = eventDate + publishedOn;
    let age = this.ages.get(key);
    if (age === undefined) {
      age = workingDaysBetween(eventDate, publishedOn);
      if (this.ages.size < 100_000) this.ages.set(key, age);
    }
    this.judged++;
    if (age <= this.source.timelyWorkingDays) this.timely++;
  }

  /** What was counted, to be added to another tally. */
  counted(): CountedQuality {
    const { fields, present, valid, judged, timely } = this;
    return { present: fields.map((field, i) => [field, present[i]!]), valid, judged, timely };
  }

  merge(counted: CountedQuality): void {
    for (const [field, n] of counted.present) this.present[this.fields.indexOf(field)]! += n;
    this.valid += counted.valid;
    this.judged += counted.judged;
    this.timely += counted.timely;
  }

  card(counts: BatchCounts, header: readonly string[], absentHeadings: readonly string[]): QualityCard {
    const completeness: Record<string, { label: string; share: number }> = {};
    for (const [i, field] of this.fields.entries())
      completeness[field] = {
        label: this.source.fields[field]!.label,
        share: share(this.present[i]!, this.valid),
      };
    return {
      header,
      absentHeadings,
      completeness,
      validity: share(this.valid, counts.read),
      timeliness: {
        judged: this.judged,
        workingDays: this.source.timelyWorkingDays,
        ...(this.judged > 0 ? { share: share(this.timely, this.judged) } : {}),
      },
      acceptance: share(counts.accepted + counts.superseded, counts.read),
      duplicates: share(counts.duplicate, counts.read),
    };
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}

/** Days Monday to Friday after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  const a = Date.parse(from) / 86_400_000;
  const b = Date.parse(to) / 86_400_000;
  return b <= a ? 0 : weekdaysUpTo(b) - weekdaysUpTo(a);
}

/** Weekdays from Monday 1969-12-29 (day -3) up to and including the day. */
function weekdaysUpTo(day: number): number {
  const days = day + 4;
  return Math.floor(days / 7) * 5 + Math.min(((days % 7) + 7) % 7, 5);
}
