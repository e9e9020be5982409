import type { Operand } from '../expr';
import type { GridPoint } from './breakpoints';
import { unmetAfter } from './find-path';
import type { PathProblem, PathStep } from './path';

/** What a step really asks for: with the other steps taken, every value here does. */
export type Needed =
  | { readonly kind: 'exactly'; readonly value: number }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | {
      readonly kind: 'range';
      /** absent = no bound on that side; `beyond` = the bound itself is not enough */
      readonly low?: { readonly value: number; readonly beyond: boolean };
      readonly high?: { readonly value: number; readonly beyond: boolean };
    };

/** The stretch of the grid around a step's value over which the rules still pass. */
export function neededRange(
  problem: PathProblem,
  steps: readonly PathStep[],
  feature: string,
  grid: readonly GridPoint[],
): Needed {
  const changes = new Map(steps.map((step) => [step.feature, { value: step.to }]));
  const good = (value: Operand) => unmetAfter(new Map(changes).set(feature, { value }), problem).length === 0;
  const chosen = steps.find((step) => step.feature === feature)?.to;
  if (typeof chosen === 'string') {
    const codes = grid.map((point) => `${point.value}`).filter(good);
    return { kind: 'codes', codes };
  }
  if (typeof chosen === 'number' && grid.length > 1 && grid.every((point) => point.edge === undefined))
    return { kind: 'exactly', value: chosen };
  const at = grid.findIndex((point) => point.value === chosen);
  let [from, to] = [at, at];
  while (from > 0 && good(grid[from - 1]!.value)) from -= 1;
  while (to >= 0 && to < grid.length - 1 && good(grid[to + 1]!.value)) to += 1;
  const bound = (point: GridPoint | undefined) =>
    point && {
      value: point.edge ?? Number(point.value),
      beyond: point.edge !== undefined && point.side !== 0,
    };
  const low = from > 0 ? bound(grid[from]) : undefined;
  const high = to < grid.length - 1 ? bound(grid[to]) : undefined;
  return { kind: 'range', ...(low && { low }), ...(high && { high }) };
}
