import type { MetricKind } from './metrics';

export const OPERATORS = { gte: '≥', gt: '＞', lte: '≤', lt: '＜', eq: '=', range: '在范围内' } as const;
export type TargetOperator = keyof typeof OPERATORS;

/** 可完成, 接近, 有差距, 未知 */
export type Judgement = 'on-track' | 'near' | 'short' | 'unknown';

export type TargetGoal = {
  readonly operator: TargetOperator;
  /** null where the document gives no number */
  readonly value: number | null;
  readonly valueTo: number | null;
};

export type Assessment = {
  readonly judgement: Judgement;
  /** whether the goal is met as of now */
  readonly met: boolean | undefined;
  /** actual ÷ goal, for goals to be reached from below; undefined = unknown or not of that kind */
  readonly progress: number | undefined;
  /** where a flow would stand at the period's end at today's pace; otherwise the actual itself */
  readonly projected: number | undefined;
};

/** Within a fifth of the goal counts as near. */
const NEAR = 0.8;

function meets(goal: TargetGoal, actual: number): boolean {
  const value = goal.value as number;
  switch (goal.operator) {
    case 'gte':
      return actual >= value;
    case 'gt':
      return actual > value;
    case 'lte':
      return actual <= value;
    case 'lt':
      return actual < value;
    case 'eq':
      return actual === value;
    case 'range':
      return actual >= value && actual <= (goal.valueTo ?? value);
  }
}

function isNear(goal: TargetGoal, actual: number): boolean {
  const value = goal.value as number;
  const top = goal.operator === 'range' ? (goal.valueTo ?? value) : value;
  const belowIsFine = goal.operator === 'lte' || goal.operator === 'lt';
  const aboveIsFine = goal.operator === 'gte' || goal.operator === 'gt';
  return (belowIsFine || actual >= value * NEAR) && (aboveIsFine || actual <= top / NEAR);
}

/**
 * A goal against its actual. A flow is drawn out in proportion to the time gone by.
 * @param actual undefined = unknown, which is never taken for 0
 * @param elapsed share of the period gone by, above 0, at most 1
 */
export function assess(
  goal: TargetGoal,
  kind: MetricKind,
  actual: number | undefined,
  elapsed: number,
): Assessment {
  if (actual === undefined) {
    return { judgement: 'unknown', met: undefined, progress: undefined, projected: undefined };
  }
  const projected = kind === 'flow' ? actual / Math.min(1, Math.max(elapsed, 1 / 366)) : actual;
  if (goal.value === null) return { judgement: 'unknown', met: undefined, progress: undefined, projected };
  const fromBelow = goal.operator === 'gte' || goal.operator === 'gt' || goal.operator === 'range';
  const progress = fromBelow && goal.value > 0 ? actual / goal.value : undefined;
  const met = meets(goal, actual);
  const judgement = met || meets(goal, projected) ? 'on-track' : isNear(goal, projected) ? 'near' : 'short';
  return { judgement, met, progress, projected };
}
