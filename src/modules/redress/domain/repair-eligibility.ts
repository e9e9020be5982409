import type { IsoDate } from '@/kernel/period';
import { displayEnd, onDisplay, type Penalty } from '@/modules/ingestion/domain/display-period';
import {
  type RepairRules,
  repairFrom,
  rulesOn,
  type Severity,
} from '@/modules/ingestion/domain/repair-rules';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  minor: '轻微失信',
  general: '一般失信',
  serious: '严重失信',
};

export type ConditionCode = 'minimum-term' | 'corrected' | 'commitment' | 'other';
/** met: undefined = the data do not tell, the deciding authority does. */
export type Condition = {
  readonly code: ConditionCode;
  readonly met: boolean | undefined;
  readonly words: string;
};

export type RepairEligibility = {
  /** ended: nothing to repair, display is over; blocked: a condition is known not to be met */
  readonly state: 'open' | 'blocked' | 'ended';
  readonly rules: Pick<RepairRules, 'order' | 'name' | 'from'>;
  /** first day on which it can be repaired, the other conditions being met */
  readonly earliest: IsoDate;
  /** first day on which it is no longer displayed without a repair; undefined while it is uncorrected */
  readonly endsBy: IsoDate | undefined;
  readonly conditions: readonly Condition[];
  /** one sentence for the enterprise */
  readonly words: string;
};

/**
 * 信用修复 of a penalty on a day, by the rules its decision falls under: earliest date and what is missing.
 * An untold severity is taken for the strictest.
 * @param eventDate stands for the decision where its day is not known
 * @param promised whether a public commitment 修复承诺 is on record; undefined = none is
 */
export function repairEligibility(
  penalty: Penalty,
  eventDate: IsoDate,
  today: IsoDate,
  promised?: boolean,
): RepairEligibility {
  const decidedOn = penalty.decidedOn ?? eventDate;
  const severity = penalty.severity ?? 'serious';
  const { order, name, from } = rulesOn(decidedOn);
  const earliest = repairFrom(severity, decidedOn);
  const corrected = correction(penalty, today);
  const endsBy =
    corrected === false && penalty.displayUntil === undefined
      ? undefined
      : (penalty.displayUntil ?? displayEnd(severity, decidedOn));
  const conditions: Condition[] = [
    {
      code: 'minimum-term',
      met: today >= earliest,
      words: minimumWords(penalty, decidedOn, earliest, today),
    },
    {
      code: 'corrected',
      met: corrected,
      words:
        corrected === undefined
          ? '记录里没有是否履行改正的信息，请交履行证明（缴款凭证、整改结论）。'
          : corrected
            ? `记录已注明履行改正${penalty.correctedOn ? `（${penalty.correctedOn}）` : ''}。`
            : '记录注明尚未履行改正。请先履行义务；如已履行，请先提异议更新记录。',
    },
    {
      code: 'commitment',
      met: promised,
      words: promised ? '已有信用修复承诺的记录。' : '需要作出公开信用承诺：随申请一起写，转认定机关公开。',
    },
    { code: 'other', met: undefined, words: '法律法规另有要求的，由认定机关核对。' },
  ];
  const ended = !onDisplay(penalty, eventDate, today);
  const blocked = conditions.some((c) => c.met === false && c.code !== 'commitment');
  const state = ended ? 'ended' : blocked ? 'blocked' : 'open';
  const basis = `依据${order}（${from} 起施行）`;
  const words = ended
    ? '公示期已满，已停止公示、共享和使用，不需要修复。'
    : today < earliest
      ? `最早 ${earliest} 可以申请修复。${basis}。`
      : corrected === false
        ? `最短公示期已满，先履行改正才能修复。${basis}。`
        : `现在可以申请修复。${basis}。`;
  return { state, rules: { order, name, from }, earliest, endsBy, conditions, words };
}

/** 轻微失信: not published, or at most 3 months; it needs no shortest term, only that the duty is done. */
export function minorExempt(penalty: Penalty): boolean {
  return penalty.severity === 'minor';
}

function correction({ corrected, correctedOn }: Penalty, today: IsoDate): boolean | undefined {
  if (correctedOn !== undefined) return correctedOn <= today;
  return corrected;
}

function minimumWords(penalty: Penalty, decidedOn: IsoDate, earliest: IsoDate, today: IsoDate): string {
  const { severity } = penalty;
  if (minorExempt(penalty)) return '轻微失信：没有最短公示期，履行义务后即可修复；公示最长 3 个月。';
  const as = severity ? SEVERITY_WORDS[severity] : '未注明失信程度，按严重计';
  const passed = today >= earliest ? '已满' : '未满';
  return `最短公示期${passed}：${as}，自 ${decidedOn} 决定起算，${earliest} 届满。`;
}
