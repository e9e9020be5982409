import type { AssignmentColumns } from './problem';

/**
 * The problem as a min-cost flow in which every need flows: need → seat → sink. Seats are the products
 * (through their bank to the sink) and the seats of those not served: one `open` seat for all districts
 * without a minimum; for each district with one, a seat that holds at most (its needs − its minimum); and
 * one seat `short`, dearer, for what falls below a minimum. So lower bounds become capacities, and a plan
 * that cannot meet them still comes out as the best there is.
 *
 * Nodes: products 0 … P−1, then seats of the unserved, then banks, last the sink.
 */
export type Network = {
  readonly products: number;
  /** products and seats of the unserved: the nodes that hold needs */
  readonly seats: number;
  readonly banks: number;
  readonly nodes: number;
  readonly sink: number;
  /** the seat `short`, and of each district the seat of its unserved */
  readonly short: number;
  readonly unservedSeat: Int32Array;
  /** of each district by how many its minimum is above its needs */
  readonly beyondNeeds: Float64Array;
  /** Infinity = no limit */
  readonly seatCapacity: Float64Array;
  readonly bankCapacity: Float64Array;
  /** of each product its bank's node */
  readonly bankNode: Int32Array;
  /** arcs of need i: from start[i] to start[i + 1], by seat */
  readonly start: Int32Array;
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  /** what an unserved need costs, and what one below a minimum costs beyond that */
  readonly unserved: number;
  readonly belowMinimum: number;
};

/**
 * The weights make the three aims lexicographic, exactly: on a cycle of the residual network each seat is
 * met once, so its sum of pair costs is below (seats + 1) × the largest cost; `unserved` is more than twice
 * that, `belowMinimum` four times `unserved`.
 * @throws RangeError when sums could leave the whole numbers a double holds
 */
export function networkOf(c: AssignmentColumns): Network {
  const products = c.products.length;
  const needsOf = new Float64Array(c.districts.length);
  for (const d of c.needDistrict) needsOf[d]! += 1;
  const capacities: number[] = [...c.productQuota, Number.POSITIVE_INFINITY];
  const open = products;
  const unservedSeat = Int32Array.from(c.districts, (_, d) => {
    const minimum = c.minimum[d] as number;
    if (minimum === 0) return open;
    capacities.push(Math.max(0, (needsOf[d] as number) - minimum));
    return capacities.length - 1;
  });
  const short = capacities.push(Number.POSITIVE_INFINITY) - 1;
  const seats = capacities.length;
  let largest = 1;
  for (const cost of c.cost) if (cost > largest) largest = cost;
  const unserved = 2 * (seats + 2) * largest + 1;
  const belowMinimum = 4 * unserved;
  const needs = c.needs.length;
  if ((needs + seats) * (unserved + belowMinimum) > Number.MAX_SAFE_INTEGER)
    throw new RangeError('costs are too large for exact sums: give them in a coarser unit');

  const start = new Int32Array(needs + 1);
  const arcs = c.product.length + 2 * needs;
  const seat = new Int32Array(arcs);
  const cost = new Float64Array(arcs);
  let n = 0;
  for (let i = 0; i < needs; i++) {
    const from = c.start[i] as number;
    const to = c.start[i + 1] as number;
    seat.set(c.product.subarray(from, to), n);
    cost.set(c.cost.subarray(from, to), n);
    n += to - from;
    const own = unservedSeat[c.needDistrict[i] as number] as number;
    seat[n] = own;
    cost[n++] = unserved;
    if (own !== open) {
      seat[n] = short;
      cost[n++] = unserved + belowMinimum;
    }
    start[i + 1] = n;
  }
  const banks = c.banks.length;
  return {
    products,
    seats,
    banks,
    nodes: seats + banks + 1,
    sink: seats + banks,
    short,
    unservedSeat,
    beyondNeeds: c.minimum.map((minimum, d) => Math.max(0, minimum - (needsOf[d] as number))),
    seatCapacity: Float64Array.from(capacities),
    bankCapacity: c.bankQuota,
    bankNode: c.productBank.map((b) => seats + b),
    start,
    seat: seat.subarray(0, n),
    cost: cost.subarray(0, n),
    unserved,
    belowMinimum,
  };
}
