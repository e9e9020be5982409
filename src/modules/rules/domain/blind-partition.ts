import { BlindPlan, GOES, TOLD, TOLD_BITS, toGroup } from './blind-plan';
import { popcount } from './columnar/plain-kernels';
import { MoveLog } from './move-log';
import type { Bitset } from './screening';

// an import is looked up at each use where modules are compiled one by one: these are used millions of times
const ones = popcount;
const [told, toldBits, groupOf, goes] = [TOLD, TOLD_BITS, toGroup, GOES];

/**
 * 盲筛分组: groups of at least ten enterprises, such that everything a bank was ever shown of a snapshot is a
 * sum of whole groups. Each new question may split groups, never below ten. So whatever is worked out of any
 * number of answers – by difference, by inclusion and exclusion – is a count of whole groups: none of fewer than
 * ten is ever revealed. Where a question concerns k < 10 of a group, either ten of it are told or none, ten with
 * probability k / 10: right on average, and wrong by more than averaging over many questions could take out.
 *
 * Across snapshots: what is drawn follows from the bank, the question and the number of the group alone. So while
 * groups of two snapshots are numbered alike, a question asked of both is drawn alike, and an enterprise that did
 * not change gives the bank no second draw. Numbers differ once one snapshot was asked other questions, in another
 * order, or holds other enterprises: each snapshot keeps its own ten, and what two of them say of the same
 * enterprises, taken together, is not bounded by ten.
 */
export class BlindPartition {
  /** how many groups there are */
  groups: number;
  /** rows that went to another group, to be kept */
  readonly moves: MoveLog;
  private sizes: Int32Array;
  private readonly plan = new BlindPlan();
  /** rows not in the state most rows are in */
  private others: Uint32Array | undefined;

  /** @param labels group of each row, dense from 0; belongs to the partition */
  constructor(readonly labels: Int32Array) {
    let most = -1;
    for (const label of labels) if (label > most) most = label;
    this.groups = most + 1;
    this.sizes = new Int32Array(this.groups);
    for (const label of labels) this.sizes[label]! += 1;
    this.moves = new MoveLog(labels.length);
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
    const { labels, plan } = this;
    plan.begin(this.groups, states);
    const { counts } = plan;
    for (let row = 0; row < labels.length; row++) counts[labels[row]! * states + state[row]!]! += 1;
    this.makePlan(seed);
    if (plan.changes)
      for (let row = 0; row < labels.length; row++) {
        const label = labels[row]!;
        const to = plan.take(label * states + state[row]!);
        state[row] = to & told;
        if (to >> toldBits !== label) this.move(row, label, to >> toldBits);
      }
    return this.end();
  }

  /**
   * `answer` of a condition, over bits: the same groups and the same told (property-tested), touching the rows
   * that are not in the state most are in, and of the others those of groups where they are told otherwise.
   * @param truth overwritten with what may be told; bits past the last row are left as they are
   * @param unknown never set together with truth; without, the question has two states
   */
  answerBits(truth: Bitset, unknown: Bitset | undefined, seed: number): boolean {
    const { labels, plan } = this;
    const states = unknown ? 3 : 2;
    plan.begin(this.groups, states);
    const most = this.findOthers(truth, unknown);
    const others = this.others!;
    countOthers(others, labels, truth, unknown, plan.counts, states);
    this.makePlan(seed, most);
    if (plan.changes) {
      this.tellMost(most, truth, unknown);
      this.tellOthers(truth, unknown);
    }
    return this.end();
  }

  /** Rows in the state most rows are in, where they are not simply told so and left where they are. */
  private tellMost(most: number, truth: Bitset, unknown: Bitset | undefined): void {
    const { labels, plan } = this;
    const { turned, states } = plan;
    const others = this.others!;
    for (let w = 0, left = plan.turning; left > 0 && w < others.length; w++) {
      const row = w * 32;
      let rest = 0;
      for (let b = 0, n = Math.min(32, labels.length - row); b < n; b++)
        rest |= turned[labels[row + b]!]! << b;
      for (rest &= ~others[w]!; rest !== 0; rest &= rest - 1) {
        const b = 31 - Math.clz32(rest & -rest);
        const label = labels[row + b]!;
        if (turned[label] === 0) continue; // enough of it have gone meanwhile
        const at = label * states + most;
        const to = plan.take(at);
        if (plan.goes[at] === groupOf(label, most)) turned[label] = 0; // the rest stay
        tell(truth, unknown, w, 1 << b, to);
        if (to >> toldBits !== label) this.move(row + b, label, to >> toldBits);
        left -= 1;
      }
    }
  }

  private tellOthers(truth: Bitset, unknown: Bitset | undefined): void {
    const { labels, plan } = this;
    const { fates, states } = plan;
    const others = this.others!;
    for (let w = 0; w < others.length; w++) {
      const t = truth[w]!;
      const u = unknown ? unknown[w]! : 0;
      for (let rest = others[w]!; rest !== 0; rest &= rest - 1) {
        const b = 31 - Math.clz32(rest & -rest);
        const s = ((t >>> b) & 1) | (((u >>> b) & 1) << 1);
        const label = labels[w * 32 + b]!;
        const fate = fates[label * 4 + s]!;
        if (fate === s) continue;
        const to = fate === goes ? plan.take(label * states + s) : groupOf(label, fate);
        tell(truth, unknown, w, 1 << b, to);
        if (to >> toldBits !== label) this.move(w * 32 + b, label, to >> toldBits);
      }
    }
  }

  /** @returns the state most rows are in; `others` are then all but those */
  private findOthers(truth: Bitset, unknown: Bitset | undefined): number {
    const rows = this.labels.length;
    this.others ??= new Uint32Array((rows + 31) >>> 5);
    const { others } = this;
    const valid = (w: number) => (w === rows >>> 5 ? 2 ** (rows & 31) - 1 : ~0);
    let [trues, unknowns] = [0, 0];
    for (let w = 0; w < others.length; w++) {
      const mask = valid(w);
      trues += ones(truth[w]! & mask);
      if (unknown) unknowns += ones(unknown[w]! & mask);
    }
    const falses = rows - trues - unknowns;
    const most = trues > falses && trues >= unknowns ? 1 : unknowns > falses ? 2 : 0;
    for (let w = 0; w < others.length; w++) {
      const [t, u] = [truth[w]!, unknown ? unknown[w]! : 0];
      others[w] = (most === 0 ? t | u : most === 1 ? ~t : ~u) & valid(w);
    }
    return most;
  }

  private move(row: number, from: number, to: number): void {
    this.labels[row] = to;
    this.sizes[from]! -= 1;
    this.sizes[to]! += 1;
    this.moves.add(row, to);
  }

  private makePlan(seed: number, most?: number): void {
    this.plan.make(seed, this.sizes, most);
    const { groups } = this.plan;
    if (groups <= this.sizes.length) return;
    const sizes = new Int32Array(Math.max(groups, 2 * this.sizes.length));
    sizes.set(this.sizes);
    this.sizes = sizes;
  }

  private end(): boolean {
    const changed = this.plan.groups > this.groups;
    this.groups = this.plan.groups;
    return changed;
  }
}

/** Adds up how many rows of each group are in each state, of the rows given. */
function countOthers(
  others: Uint32Array,
  labels: Int32Array,
  truth: Bitset,
  unknown: Bitset | undefined,
  counts: Int32Array,
  states: number,
): void {
  for (let w = 0; w < others.length; w++) {
    const t = truth[w]!;
    const u = unknown ? unknown[w]! : 0;
    for (let rest = others[w]!; rest !== 0; rest &= rest - 1) {
      const b = 31 - Math.clz32(rest & -rest);
      counts[labels[w * 32 + b]! * states + (((t >>> b) & 1) | (((u >>> b) & 1) << 1))]! += 1;
    }
  }
}

function tell(truth: Bitset, unknown: Bitset | undefined, w: number, bit: number, to: number): void {
  truth[w] = to & 1 ? truth[w]! | bit : truth[w]! & ~bit;
  if (unknown) unknown[w] = to & 2 ? unknown[w]! | bit : unknown[w]! & ~bit;
}

/** 32 bits of a question's text (FNV-1a). @param salt what nobody outside knows */
export function seedOf(salt: number, text: string): number {
  let h = salt ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
