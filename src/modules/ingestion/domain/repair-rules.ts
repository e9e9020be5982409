import { addMonths, type IsoDate, isoDate } from '@/kernel/period';

/** 失信程度 as the deciding authority states it. */
export type Severity = 'minor' | 'general' | 'serious';

/** One set of rules on how long a penalty is displayed and when it can be repaired. */
export type RepairRules = {
  /** 文号 */
  readonly order: string;
  readonly name: string;
  /** Decisions from this day on fall under it. */
  readonly from: IsoDate;
  /** Whole months from the decision before which it cannot be repaired; 0: once the duty is done. */
  readonly minimum: Readonly<Record<Severity, number>>;
  /** Whole months from the decision after which display ends by itself, once corrected. */
  readonly maximum: Readonly<Record<Severity, number>>;
};

/**
 * Newest first. 令第36号: 轻微 not published or at most 3 months, 一般 3 to 12, 严重 12 to 36. 令第58号 knew one
 * maximum of 3 years and a minimum of 3 months, of 1 year for 严重; a minor penalty was not displayed
 * longer than 3 months. Decisions older than 令第58号 end by its maximum too.
 */
export const REPAIR_RULES: readonly RepairRules[] = [
  {
    order: '国家发展改革委令第36号',
    name: '信用修复管理办法',
    from: isoDate('2026-04-01'),
    minimum: { minor: 0, general: 3, serious: 12 },
    maximum: { minor: 3, general: 12, serious: 36 },
  },
  {
    order: '国家发展改革委令第58号',
    name: '失信行为纠正后的信用信息修复管理办法（试行）',
    from: isoDate('2023-05-01'),
    minimum: { minor: 0, general: 3, serious: 12 },
    maximum: { minor: 3, general: 36, serious: 36 },
  },
];

/** The rules a decision of this day falls under. */
export function rulesOn(decidedOn: IsoDate): RepairRules {
  return REPAIR_RULES.find((rules) => decidedOn >= rules.from) ?? REPAIR_RULES.at(-1)!;
}

/** The first day on which a penalty of this severity can be repaired, the other conditions being met. */
export function repairFrom(severity: Severity, decidedOn: IsoDate): IsoDate {
  return addMonths(decidedOn, rulesOn(decidedOn).minimum[severity]);
}
