import { CheapestMoves } from './cheapest-moves';
import type { Network } from './network';

/** An optimal flow with the potentials that prove it, and what is needed to ask what one more quota would do. */
export type Flow = {
  /** the seat of each need */
  readonly seatOf: Int32Array;
  readonly seatLoad: Int32Array;
  readonly bankLoad: Int32Array;
  readonly moves: CheapestMoves;
  /** of each node: cost + potential[from] − potential[to] ≥ 0 on every residual arc */
  readonly potential: Float64Array;
};

/**
 * Successive shortest paths (Ahuja, Magnanti, Orlin, Network Flows, 9.7): needs enter one by one, in order
 * of id, each along the cheapest path of the residual network, found by Dijkstra over the seats and banks
 * on costs reduced by potentials. After each need the flow is optimal for those that are in. Needs are no
 * nodes: a move from seat to seat is by the cheapest need that sits there. Ties: the sink first, else the
 * node first in order.
 */
export function solveFlow(net: Network): Flow {
  const { seats, nodes, sink, start, seat, cost } = net;
  const needs = start.length - 1;
  const seatOf = new Int32Array(needs).fill(-1);
  const seatLoad = new Int32Array(seats);
  const bankLoad = new Int32Array(net.banks);
  const potential = new Float64Array(nodes);
  const moves = new CheapestMoves(seats, seatOf);
  const flow: Flow = { seatOf, seatLoad, bankLoad, moves, potential };
  const search = new Search(net, flow);

  const sit = (k: number, a: number) => {
    seatOf[k] = a;
    seatLoad[a]! += 1;
    if (a < net.products) bankLoad[(net.bankNode[a] as number) - seats]! += 1;
    const [from, to] = [start[k] as number, start[k + 1] as number];
    let own = 0;
    for (let e = from; e < to; e++) if (seat[e] === a) own = cost[e] as number;
    for (let e = from; e < to; e++)
      if (seat[e] !== a) moves.offer(a, seat[e] as number, k, (cost[e] as number) - own);
  };
  const rise = (k: number, a: number) => {
    seatLoad[a]! -= 1;
    if (a < net.products) bankLoad[(net.bankNode[a] as number) - seats]! -= 1;
    const to = start[k + 1] as number;
    for (let e = start[k] as number; e < to; e++) if (seat[e] !== a) moves.withdraw(a, seat[e] as number, k);
  };

  const { distance, parent, mover } = search;
  for (let i = 0; i < needs; i++) {
    search.fromNeed(i);
    const end = distance[sink] as number;
    for (let v = 0; v < nodes; v++) potential[v]! += Math.min(distance[v] as number, end);
    const moved: { need: number; from: number; to: number }[] = [];
    for (let v = parent[sink] as number; v >= 0; v = parent[v] as number) {
      const need = mover[v] as number;
      if (need >= 0) moved.push({ need, from: parent[v] as number, to: v });
    }
    // all leave before any sits down: an offer is judged by where its need is
    for (const { need, to } of moved) seatOf[need] = to;
    for (const { need, from } of moved) if (from >= 0) rise(need, from);
    for (const { need, to } of moved) sit(need, to);
  }
  return flow;
}

/** Dijkstra on the dense residual network of seats, banks and sink. */
export class Search {
  readonly distance: Float64Array;
  /** the node before, −1 at the beginning */
  readonly parent: Int32Array;
  /** the need that moves from the parent to this seat; −1 along other arcs */
  readonly mover: Int32Array;
  private readonly done: Uint8Array;
  private readonly productsOf: readonly Int32Array[];

  constructor(
    private readonly net: Network,
    private readonly flow: Flow,
  ) {
    this.distance = new Float64Array(net.nodes);
    this.parent = new Int32Array(net.nodes);
    this.mover = new Int32Array(net.nodes);
    this.done = new Uint8Array(net.nodes);
    const of: number[][] = Array.from({ length: net.banks }, () => []);
    for (let p = 0; p < net.products; p++) of[(net.bankNode[p] as number) - net.seats]!.push(p);
    this.productsOf = of.map((list) => Int32Array.from(list));
  }

  private clear(): void {
    this.distance.fill(Number.POSITIVE_INFINITY);
    this.parent.fill(-1);
    this.mover.fill(-1);
    this.done.fill(0);
  }

  /** The cheapest way of a need that is not in yet to the sink; distances beyond it are not worked out. */
  fromNeed(i: number): void {
    const { start, seat, cost } = this.net;
    const { potential } = this.flow;
    this.clear();
    const [from, to] = [start[i] as number, start[i + 1] as number];
    let least = Number.POSITIVE_INFINITY;
    for (let e = from; e < to; e++) {
      const reduced = (cost[e] as number) - (potential[seat[e] as number] as number);
      if (reduced < least) least = reduced;
    }
    // a need's own potential: its cheapest arc has reduced cost 0
    for (let e = from; e < to; e++) {
      const a = seat[e] as number;
      this.distance[a] = (cost[e] as number) - (potential[a] as number) - least;
      this.mover[a] = i;
    }
    this.run(true);
  }

  /** Reduced distances from a node to every node of the residual network. */
  fromNode(v: number): void {
    this.clear();
    this.distance[v] = 0;
    this.run(false);
  }

  private run(toSink: boolean): void {
    const { seats, sink, nodes } = this.net;
    const { distance, done } = this;
    for (;;) {
      let u = sink;
      let least = done[sink] ? Number.POSITIVE_INFINITY : (distance[sink] as number);
      for (let v = 0; v < nodes; v++)
        if ((distance[v] as number) < least && done[v] === 0) {
          least = distance[v] as number;
          u = v;
        }
      if (least === Number.POSITIVE_INFINITY || (u === sink && toSink)) return;
      done[u] = 1;
      if (u < seats) this.leaveSeat(u, least);
      else if (u < sink) this.leaveBank(u, least);
      else this.leaveSink(least);
    }
  }

  private arc(u: number, v: number, at: number): void {
    const { potential } = this.flow;
    const there = at + (potential[u] as number) - (potential[v] as number);
    if (there < (this.distance[v] as number)) {
      this.distance[v] = there;
      this.parent[v] = u;
      this.mover[v] = -1;
    }
  }

  private leaveSeat(u: number, at: number): void {
    const { seats, products, sink, seatCapacity, bankNode } = this.net;
    const { moves, potential, seatLoad } = this.flow;
    const { distance, parent, mover } = this;
    if ((seatLoad[u] as number) > 0) {
      const row = u * seats;
      const base = at + (potential[u] as number);
      for (let v = 0; v < seats; v++) {
        const there = base + (moves.cost[row + v] as number) - (potential[v] as number);
        // a node that is done is nearer than this one: reduced costs are ≥ 0
        if (there < (distance[v] as number)) {
          distance[v] = there;
          parent[v] = u;
          mover[v] = moves.need[row + v] as number;
        }
      }
    }
    if ((seatLoad[u] as number) < (seatCapacity[u] as number))
      this.arc(u, u < products ? (bankNode[u] as number) : sink, at);
  }

  private leaveBank(u: number, at: number): void {
    const { seats, sink, bankCapacity } = this.net;
    const { seatLoad, bankLoad } = this.flow;
    const bank = u - seats;
    if ((bankLoad[bank] as number) < (bankCapacity[bank] as number)) this.arc(u, sink, at);
    for (const p of this.productsOf[bank] as Int32Array) if ((seatLoad[p] as number) > 0) this.arc(u, p, at);
  }

  private leaveSink(at: number): void {
    const { seats, products, sink, banks } = this.net;
    const { seatLoad, bankLoad } = this.flow;
    for (let v = products; v < seats; v++) if ((seatLoad[v] as number) > 0) this.arc(sink, v, at);
    for (let b = 0; b < banks; b++) if ((bankLoad[b] as number) > 0) this.arc(sink, seats + b, at);
  }
}
