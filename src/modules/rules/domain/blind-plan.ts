import { SMALLEST_CELL } from './breakdown';

/** A group and what it is told as, in one number: at most 256 states and 8 million groups. */
export const TOLD_BITS = 8;
export const TOLD = 255;
export function toGroup(group: number, told: number): number {
  return (group << 8) | told;
}

/** A fate that `take` tells. */
export const GOES = 255;

const SMALLEST = SMALLEST_CELL; // its import would be looked up at each use

/** Numbers of each group, at most of so many (group, state), that kernels read too. */
export type GroupTables = {
  /** rows of each (group, state), at group × 4 + state: to be filled between `begin` and `make` */
  readonly counts: Uint32Array;
  /** what rows that stay are told, or `GOES`: as `take` says */
  readonly fates: Uint8Array;
  /** groups of which rows in the state most rows are in are told otherwise, or go elsewhere: 1 */
  readonly turned: Uint8Array;
};

/** What one question makes of the groups. Its arrays are used again by the next question. */
export class BlindPlan {
  /** group and told of each (group, state); negated while some of it are still recruited */
  goes = new Int32Array(0);
  /** how many are still recruited */
  private left = new Uint8Array(0);
  private recruitsGo = new Int32Array(0);
  /** how many rows of turned groups are to be told otherwise */
  turning = 0;
  /** how many groups there are then */
  groups = 0;
  /** whether any group is of two minds */
  changes = false;
  private states = 0;
  private stride = 0;
  private counts: Int32Array | Uint32Array = new Int32Array(0);

  /** @param counts as `GroupTables` says, or at group × states + state for more than 4 states */
  begin(groups: number, states: number, counts: Int32Array | Uint32Array): void {
    this.stride = Math.max(4, states);
    const cells = groups * this.stride;
    if (this.goes.length < cells) {
      const room = Math.ceil(1.5 * cells);
      this.goes = new Int32Array(room);
      this.recruitsGo = new Int32Array(room);
      this.left = new Uint8Array(room);
    }
    this.counts = counts;
    this.groups = groups;
    this.states = states;
    this.turning = 0;
    this.changes = false;
  }

  /** Where each (group, state) goes. */
  make(seed: number): void {
    for (let g = 0, before = this.groups; g < before; g++) this.planGroup(g, seed);
  }

  /**
   * The same where the rows in one state are not counted: they are the rest of each group.
   * @param sizes rows of each group
   */
  makeBut(most: number, seed: number, sizes: Int32Array, { fates, turned }: GroupTables): void {
    const { counts, goes, left } = this;
    const before = this.groups;
    turned.fill(0, 0, before);
    for (let g = 0; g < before; g++) {
      const at = g * 4;
      const rest = sizes[g]! - counts[at]! - counts[at + 1]! - counts[at + 2]!;
      if (rest === sizes[g]) continue; // all of it in that state, which is told of it
      counts[at + most] = rest;
      const lot = this.lotOf(at, sizes[g]!, g, seed);
      if (lot >= 0) {
        fates[at] = lot;
        fates[at + 1] = lot;
        fates[at + 2] = lot;
        if (lot === most || rest === 0) continue;
        turned[g] = 1;
        this.turning += rest;
        continue;
      }
      this.planGroup(g, seed);
      for (let c = at; c < at + 3; c++) fates[c] = goes[c]! >> TOLD_BITS === g ? goes[c]! & TOLD : GOES;
      const to = goes[at + most]!;
      if (rest === 0 || to === ((g << TOLD_BITS) | most)) continue;
      turned[g] = 1;
      this.turning += to < 0 ? left[at + most]! : rest;
    }
  }

  /** What `planGroup` draws for a group of which nothing can be split off, as are most after many questions; −1 of others. */
  private lotOf(at: number, size: number, g: number, seed: number): number {
    if (size >= 3 * SMALLEST) return -1;
    const [a, b, c] = [this.counts[at]!, this.counts[at + 1]!, this.counts[at + 2]!];
    const first = Math.max(a, b, c);
    const second = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    if (second === 0 || second >= SMALLEST || first + second >= 2 * SMALLEST) return -1;
    this.changes = true;
    const drawn = chance(seed, g, this.states) * size;
    return drawn < a ? 0 : drawn < a + b ? 1 : 2;
  }

  private planGroup(g: number, seed: number): void {
    const { counts, goes, states } = this;
    const at = g * this.stride;
    let [most, present] = [0, 0];
    for (let s = 0; s < states; s++) {
      const n = counts[at + s]!;
      if (n > 0) present += 1;
      if (n > counts[at + most]!) most = s;
    }
    goes[at + most] = toGroup(g, most);
    if (present < 2) return;
    this.changes = true;
    const spare = counts[at + most]! - SMALLEST;
    // rows that stay with the most; whether it has none to spare; whether some of it were recruited
    let [lot, short, recruited] = [0, false, false];
    for (let s = 0; s < states; s++) {
      const n = counts[at + s]!;
      if (s === most || n === 0) continue;
      if (n >= SMALLEST) {
        goes[at + s] = toGroup(this.groups++, s);
        continue;
      }
      const can = spare >= SMALLEST - n && !recruited;
      if (!can) short = true;
      if (can && chance(seed, g, s) * SMALLEST < n) {
        goes[at + s] = toGroup(this.groups++, s);
        this.left[at + most] = SMALLEST - n;
        this.recruitsGo[at + most] = goes[at + s]!;
        recruited = true;
      } else {
        goes[at + s] = toGroup(g, most);
        lot += n;
      }
    }
    if (recruited) goes[at + most] = ~goes[at + most]!;
    else if (short) this.drawLot(g, chance(seed, g, states) * (lot + counts[at + most]!));
  }

  /** Too few to spare any: the lot is told as one of its states, each as likely as it is frequent. */
  private drawLot(g: number, drawn: number): void {
    const { counts, goes, states } = this;
    const from = g * this.stride;
    const to = from + states;
    let left = drawn;
    let told = -1;
    for (let at = from; at < to && told < 0; at++) {
      if (counts[at] === 0 || goes[at]! >> TOLD_BITS !== g) continue;
      left -= counts[at]!;
      if (left < 0) told = at - from;
    }
    for (let at = from; at < to; at++)
      if (counts[at]! > 0 && goes[at]! >> TOLD_BITS === g) goes[at] = toGroup(g, told);
  }

  /** Where one more row of a (group, state) goes: to be asked row after row, ascending. */
  take(at: number): number {
    const to = this.goes[at]!;
    if (to >= 0) return to;
    this.left[at]! -= 1;
    if (this.left[at] === 0) this.goes[at] = ~to; // the rest stay
    return this.recruitsGo[at]!;
  }
}

/** A number in [0, 1) that follows from a question, a group and a state, and from nothing else. */
function chance(seed: number, group: number, state: number): number {
  let h = Math.imul(seed ^ Math.imul(group + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(state + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
