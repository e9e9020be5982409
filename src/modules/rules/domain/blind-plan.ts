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

/** What one question makes of the groups. Its arrays are used again by the next question. */
export class BlindPlan {
  /** rows of each (group, state), at group × states + state: to be filled between `begin` and `make` */
  counts = new Int32Array(0);
  /** group and told of each (group, state); negated while some of it are still recruited */
  goes = new Int32Array(0);
  /** how many are still recruited */
  left = new Uint8Array(0);
  /** at group × 4 + state: what rows that stay are told, or `GOES`: as `take` says. Of at most 4 states. */
  fates = new Uint8Array(0);
  /** groups of which rows in the state most rows are in are told otherwise, or go elsewhere: 1 */
  turned = new Uint8Array(0);
  /** how many such rows there are */
  turning = 0;
  /** how many groups there are then */
  groups = 0;
  /** whether any group is of two minds */
  changes = false;
  private recruitsGo = new Int32Array(0);
  states = 0;

  begin(groups: number, states: number): void {
    const cells = groups * states;
    if (this.counts.length < cells) {
      const room = Math.ceil(1.5 * cells);
      this.counts = new Int32Array(room);
      this.goes = new Int32Array(room);
      this.recruitsGo = new Int32Array(room);
      this.left = new Uint8Array(room);
    } else this.counts.fill(0, 0, cells);
    if (this.turned.length < groups) {
      this.turned = new Uint8Array(Math.ceil(1.5 * groups));
      this.fates = new Uint8Array(4 * this.turned.length);
    } else this.turned.fill(0, 0, groups);
    this.groups = groups;
    this.states = states;
    this.turning = 0;
    this.changes = false;
  }

  /**
   * Where each (group, state) goes.
   * @param sizes rows of each group
   * @param most a state whose rows are not counted: they are the rest of each group
   */
  make(seed: number, sizes: Int32Array, most?: number): void {
    const { counts, goes, states } = this;
    const before = this.groups;
    for (let g = 0; g < before; g++) {
      const at = g * states;
      if (most !== undefined) {
        let rest = sizes[g]!;
        for (let s = 0; s < states; s++) rest -= counts[at + s]!;
        if (rest === sizes[g]) continue; // all of it in that state, which is told of it
        counts[at + most] = rest;
      }
      this.planGroup(g, seed);
      if (most === undefined) continue;
      for (let s = 0; s < states; s++) {
        const to = goes[at + s]!;
        this.fates[g * 4 + s] = to >> TOLD_BITS === g ? to & TOLD : GOES;
      }
      if (counts[at + most] === 0 || goes[at + most] === toGroup(g, most)) continue;
      this.turned[g] = 1;
      this.turning += goes[at + most]! < 0 ? this.left[at + most]! : counts[at + most]!;
    }
  }

  private planGroup(g: number, seed: number): void {
    const { counts, goes, states } = this;
    const at = g * states;
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
    const [from, to] = [g * states, (g + 1) * states];
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
