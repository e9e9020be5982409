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
    const { told, label, recruits, recruitTold, recruitLabel } = plan;
    for (let row = 0; row < labels.length; row++) {
      const at = labels[row]! * states + state[row]!;
      if (recruits[at]! > 0) {
        recruits[at]! -= 1;
        labels[row] = recruitLabel[at]!;
        state[row] = recruitTold[at]!;
      } else {
        labels[row] = label[at]!;
        state[row] = told[at]!;
      }
    }
    const changed = plan.groups > this.groups;
    this.groups = plan.groups;
    return changed;
  }

  /** What each (group, state) is told as, and which group it goes to. */
  private plan(counts: Int32Array, states: number, seed: number) {
    const told = new Uint8Array(counts.length);
    const label = new Int32Array(counts.length);
    const recruits = new Int32Array(counts.length);
    const recruitTold = new Uint8Array(counts.length);
    const recruitLabel = new Int32Array(counts.length);
    let [groups, changes] = [this.groups, false];
    for (let g = 0; g < this.groups; g++) {
      const at = g * states;
      let [most, present] = [0, 0];
      for (let s = 0; s < states; s++) {
        const n = counts[at + s]!;
        if (n > 0) present += 1;
        if (n > counts[at + most]!) most = s;
      }
      told[at + most] = most;
      label[at + most] = g;
      if (present < 2) continue;
      changes = true;
      let spare = counts[at + most]! - SMALLEST_CELL;
      let [lot, short] = [0, false]; // rows that stay with the most; whether it has none to spare
      for (let s = 0; s < states; s++) {
        const n = counts[at + s]!;
        if (s === most || n === 0) continue;
        if (n >= SMALLEST_CELL) {
          told[at + s] = s;
          label[at + s] = groups++;
          continue;
        }
        const lacking = SMALLEST_CELL - n;
        const can = spare >= lacking && recruits[at + most] === 0;
        if (!can) short = true;
        if (can && chance(seed, g, s) * SMALLEST_CELL < n) {
          spare -= lacking;
          told[at + s] = s;
          label[at + s] = groups;
          recruits[at + most] = lacking;
          recruitTold[at + most] = s;
          recruitLabel[at + most] = groups++;
        } else {
          told[at + s] = most;
          label[at + s] = g;
          lot += n;
        }
      }
      // too few to spare any: the lot is told as one of its states, each as likely as it is frequent
      if (short && recruits[at + most] === 0) {
        let draw = chance(seed, g, states) * (lot + counts[at + most]!);
        for (let s = 0; s < states; s++) {
          if (label[at + s] !== g || counts[at + s] === 0) continue;
          draw -= counts[at + s]!;
          if (draw >= 0) continue;
          for (let t = 0; t < states; t++) if (label[at + t] === g && counts[at + t]! > 0) told[at + t] = s;
          break;
        }
      }
    }
    return { told, label, recruits, recruitTold, recruitLabel, groups, changes };
  }
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
