/**
 * For every ordered pair of seats (a, b) the cheapest move of a need that sits in a to b. Binary heaps with
 * lazy deletion: an entry whose need sits elsewhere by now is dropped when it comes to the top. Equal costs:
 * the need that comes first.
 */
export class CheapestMoves {
  readonly seats: number;
  /** per a × seats + b: the cheapest move's cost (Infinity = none) and its need */
  readonly cost: Float64Array;
  readonly need: Int32Array;
  private readonly keys: (number[] | undefined)[];
  private readonly items: (number[] | undefined)[];

  constructor(
    seats: number,
    /** where each need sits */
    private readonly seatOf: Int32Array,
  ) {
    this.seats = seats;
    this.cost = new Float64Array(seats * seats).fill(Number.POSITIVE_INFINITY);
    this.need = new Int32Array(seats * seats).fill(-1);
    this.keys = new Array(seats * seats);
    this.items = new Array(seats * seats);
  }

  /** Need k, which sits in a, could move to b at this cost. */
  offer(a: number, b: number, k: number, cost: number): void {
    const at = a * this.seats + b;
    let keys = this.keys[at];
    let items = this.items[at];
    if (!keys || !items) {
      keys = this.keys[at] = [];
      items = this.items[at] = [];
    }
    let i = keys.length;
    keys.push(cost);
    items.push(k);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const above = keys[up] as number;
      if (above < cost || (above === cost && (items[up] as number) <= k)) break;
      keys[i] = above;
      items[i] = items[up] as number;
      i = up;
    }
    keys[i] = cost;
    items[i] = k;
    const best = this.cost[at] as number;
    if (cost < best || (cost === best && k < (this.need[at] as number))) {
      this.cost[at] = cost;
      this.need[at] = k;
    }
  }

  /** Need k has left a: where it was the cheapest to b, the next one is. */
  withdraw(a: number, b: number, k: number): void {
    const at = a * this.seats + b;
    if (this.need[at] !== k) return;
    const keys = this.keys[at] as number[];
    const items = this.items[at] as number[];
    while (items.length > 0 && this.seatOf[items[0] as number] !== a) pop(keys, items);
    this.cost[at] = keys[0] ?? Number.POSITIVE_INFINITY;
    this.need[at] = items[0] ?? -1;
  }
}

function pop(keys: number[], items: number[]): void {
  const key = keys.pop() as number;
  const item = items.pop() as number;
  const n = keys.length;
  if (n === 0) return;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= n) break;
    const right = child + 1;
    if (right < n && before(keys, items, right, child)) child = right;
    const down = keys[child] as number;
    if (down > key || (down === key && (items[child] as number) >= item)) break;
    keys[i] = down;
    items[i] = items[child] as number;
    i = child;
  }
  keys[i] = key;
  items[i] = item;
}

function before(keys: number[], items: number[], a: number, b: number): boolean {
  const x = keys[a] as number;
  const y = keys[b] as number;
  return x < y || (x === y && (items[a] as number) < (items[b] as number));
}
