import { SMALLEST_CELL } from './breakdown';

/**
 * 盲筛分组: groups of at least ten enterprises, such that everything a bank was ever shown of a snapshot is a
 * sum of whole groups. Each new question may split groups, never below ten. So whatever is worked out of any
 * number of answers – by difference, by inclusion and exclusion – is a count of whole groups: none of fewer than
 * ten is ever revealed. Where a question concerns k < 10 of a group, either ten of it are told or none, ten with
 * probability k / 10: right on average, and wrong by more than averaging over many questions could take out.
 */
export class BlindPartition {
  /** how many groups there are */
  groups: number;

  /** @param labels group of each row, dense from 0; belongs to the partition */
  constructor(readonly labels: Int32Array) {
    let most = -1;
    for (const label of labels) if (label > most) most = label;
    this.groups = most + 1;
  }

  static whole(rows: number): BlindPartition {
    return new BlindPartition(new Int32Array(rows));
  }

  /**
   * Asks which of `states` each row is in, and overwrites it with what may be told.
   * @param seed of the question: the same question over the same groups gets the same answer
   * @returns whether the groups changed
   */
  answer(state: Uint8Array, states: number, seed: number): boolean {
    const { labels } = this;
    const counts = new Int32Array(this.groups * states);
    for (let row = 0; row < labels.length; row++) counts[labels[row]! * states + state[row]!]! += 1;
    const plan = this.plan(counts, states, seed);
    if (!plan.changes) return false;
    const { goes, left, recruitsGo } = plan;
    for (let row = 0; row < labels.length; row++) {
      const at = labels[row]! * states + state[row]!;
      let to = goes[at]!;
      if (to < 0) {
        left[at]! -= 1;
        if (left[at] === 0) goes[at] = ~to; // the rest stay
        to = recruitsGo[at]!;
      }
      labels[row] = to >> TOLD_BITS;
      state[row] = to & TOLD;
    }
    const changed = plan.groups > this.groups;
    this.groups = plan.groups;
    return changed;
  }

  /** Where each (group, state) goes: its group and what it is told as; negated where some of it are recruited. */
  private plan(counts: Int32Array, states: number, seed: number) {
    const goes = new Int32Array(counts.length);
    const left = new Uint8Array(counts.length);
    const recruitsGo = new Int32Array(counts.length);
    let [groups, changes] = [this.groups, false];
    for (let g = 0; g < this.groups; g++) {
      const at = g * states;
      let [most, present] = [0, 0];
      for (let s = 0; s < states; s++) {
        const n = counts[at + s]!;
        if (n > 0) present += 1;
        if (n > counts[at + most]!) most = s;
      }
      goes[at + most] = toGroup(g, most);
      if (present < 2) continue;
      changes = true;
      const spare = counts[at + most]! - SMALLEST_CELL;
      // rows that stay with the most; whether it has none to spare; whether some of it were recruited
      let [lot, short, recruited] = [0, false, false];
      for (let s = 0; s < states; s++) {
        const n = counts[at + s]!;
        if (s === most || n === 0) continue;
        if (n >= SMALLEST_CELL) {
          goes[at + s] = toGroup(groups++, s);
          continue;
        }
        const can = spare >= SMALLEST_CELL - n && !recruited;
        if (!can) short = true;
        if (can && chance(seed, g, s) * SMALLEST_CELL < n) {
          goes[at + s] = toGroup(groups++, s);
          left[at + most] = SMALLEST_CELL - n;
          recruitsGo[at + most] = goes[at + s]!;
          recruited = true;
        } else {
          goes[at + s] = toGroup(g, most);
          lot += n;
        }
      }
      if (recruited) goes[at + most] = ~goes[at + most]!;
      else if (short)
        this.drawLot(goes, counts, g, states, chance(seed, g, states) * (lot + counts[at + most]!));
    }
    return { goes, left, recruitsGo, groups, changes };
  }

  /** Too few to spare any: the lot is told as one of its states, each as likely as it is frequent. */
  private drawLot(goes: Int32Array, counts: Int32Array, g: number, states: number, drawn: number): void {
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
}

/** A group and what it is told as, in one number: at most 256 states and 8 million groups. */
const TOLD_BITS = 8;
const TOLD = 255;
function toGroup(group: number, told: number): number {
  return (group << TOLD_BITS) | told;
}

/** A number in [0, 1) that follows from a question, a group and a state, and from nothing else. */
function chance(seed: number, group: number, state: number): number {
  let h = Math.imul(seed ^ Math.imul(group + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(state + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** 32 bits of a question's text (FNV-1a). @param salt what nobody outside knows */
export function seedOf(salt: number, text: string): number {
  let h = salt ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
