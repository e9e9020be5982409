import type { IsoDate } from '@/kernel/period';
import type { Operand } from '../expr';
import type { FactType, GridPoint } from './breakpoints';
import { costOfActing, costOfProviding, costOfWaiting } from './cost';
import type { Move } from './path';

/** How a known fact can change: in which directions, by whom, and for time from when. */
export type Change = {
  readonly way: 'act' | 'time';
  readonly up: boolean;
  readonly down: boolean;
  /** for time: first day at a value, undefined = cannot be known */
  readonly on?: (target: Operand) => IsoDate | undefined;
};

/**
 * The moves of one fact over its grid. An unknown one can turn out to be anything, once somebody
 * supplies it; a known one changes as `change` says, not at all without it.
 * @param now undefined = unknown
 */
export function movesOf(
  fact: FactType,
  grid: readonly GridPoint[],
  now: Operand | undefined,
  change: Change | undefined,
  asOf: IsoDate,
): Move[] {
  if (now === undefined)
    return grid.map(({ value }, rank) => ({ value, way: 'provide', cost: costOfProviding(rank) }));
  if (!change) return [];
  const order = Object.keys(fact.codes ?? {});
  const higher = (value: Operand) =>
    typeof value === 'number' && typeof now === 'number'
      ? value > now
      : order.indexOf(`${value}`) < order.indexOf(`${now}`);
  return grid.flatMap(({ value }): Move[] => {
    if (value === now || !(higher(value) ? change.up : change.down)) return [];
    if (change.way === 'act') return [{ value, way: 'act', cost: costOfActing(fact, now, value) }];
    const from = change.on?.(value);
    return [{ value, way: 'time', cost: costOfWaiting(asOf, from), ...(from ? { from } : {}) }];
  });
}
