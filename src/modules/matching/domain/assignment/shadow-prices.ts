import type { Network } from './network';
import type { Effect } from './plan';
import { type Flow, Search } from './solve-flow';

export type ShadowPrices = {
  readonly products: readonly Effect[];
  readonly banks: readonly Effect[];
  /** of a district's minimum lower by one; undefined for districts without one */
  readonly minimums: readonly (Effect | undefined)[];
};

const NOTHING: Effect = { shortLess: 0, servedMore: 0, costChange: 0 };

/**
 * What one more loan of a quota, or one less of a minimum, does to the optimum. A unit more of capacity
 * opens one residual arc u → v of cost 0; the new optimum differs from the old one by at most one cycle
 * through it, and the best cycle closes it by the shortest path v → u. That is exact for one unit, where
 * dual values alone may be any of a range when the optimum is degenerate.
 */
export function shadowPrices(net: Network, flow: Flow): ShadowPrices {
  const { seats, sink } = net;
  const { potential, seatLoad, bankLoad } = flow;
  const search = new Search(net, flow);
  const closing = (from: number, to: number): Effect => {
    const reduced = search.distance[to] as number;
    if (reduced === Number.POSITIVE_INFINITY) return NOTHING;
    const length = reduced - (potential[from] as number) + (potential[to] as number);
    return length < 0 ? effectOf(length, net) : NOTHING;
  };
  search.fromNode(sink);
  const banks = Array.from({ length: net.banks }, (_, b) =>
    (bankLoad[b] as number) < (net.bankCapacity[b] as number) ? NOTHING : closing(sink, seats + b),
  );
  const minimums = Array.from(net.unservedSeat, (seat, d) => {
    // the open seat of districts without a minimum comes first after the products
    if (seat === net.products) return undefined;
    if ((net.beyondNeeds[d] as number) > 0) return { ...NOTHING, shortLess: 1 };
    return (seatLoad[seat] as number) < (net.seatCapacity[seat] as number) ? NOTHING : closing(sink, seat);
  });
  const products: Effect[] = new Array(net.products).fill(NOTHING);
  for (let b = 0; b < net.banks; b++) {
    const full = (p: number) =>
      net.bankNode[p] === seats + b && (seatLoad[p] as number) >= (net.seatCapacity[p] as number);
    const ours = Array.from({ length: net.products }, (_, p) => p).filter(full);
    if (ours.length === 0) continue;
    search.fromNode(seats + b);
    for (const p of ours) products[p] = closing(seats + b, p);
  }
  return { products, banks, minimums };
}

/** A length in weights, taken apart: the aims are lexicographic, so each part is the nearest multiple. */
function effectOf(length: number, net: Network): Effect {
  const short = Math.round(length / net.belowMinimum);
  const rest = length - short * net.belowMinimum;
  const unserved = Math.round(rest / net.unserved);
  const cost = rest - unserved * net.unserved;
  return { shortLess: -short + 0, servedMore: -unserved + 0, costChange: cost };
}
