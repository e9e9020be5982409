import { networkOf } from './network';
import type { Plan } from './plan';
import { planOf } from './plan-of';
import { type AssignmentProblem, columnsOf } from './problem';
import { shadowPrices } from './shadow-prices';
import { solveFlow } from './solve-flow';

/**
 * 定向撮合, exact: the optimum of the problem's three aims, with what one more loan of each quota and one
 * less of each minimum would do. Minimums that cannot be met are reported by district, beside the plan that
 * comes nearest. Of plans that are equally good the one given follows from ids alone: needs enter in their
 * order, and of equal paths the one through the product first in order is taken.
 * @throws RangeError as `columnsOf` and `networkOf`
 */
export function assign(problem: AssignmentProblem): Plan {
  const columns = columnsOf(problem);
  const net = networkOf(columns);
  const flow = solveFlow(net);
  const productOf = flow.seatOf.map((seat) => (seat < net.products ? seat : -1));
  return planOf(columns, productOf, shadowPrices(net, flow));
}
