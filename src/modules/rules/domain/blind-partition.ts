import { BlindPlan, GOES, type GroupTables, TOLD, TOLD_BITS, toGroup } from './blind-plan';
import { SMALLEST_CELL } from './breakdown';
import { type Kernels, newKernels } from './columnar/kernels';
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
  /** group of each row */
  readonly labels: Int32Array;
  /** rows that went to another group, to be kept */
  readonly moves: MoveLog;
  private readonly sizes: Int32Array;
  private readonly plan = new BlindPlan();
  private readonly tables: GroupTables;
  private readonly at: ReturnType<typeof placesFor>;
  private readonly words: number;

  /** @param labels group of each row, dense from 0 */
  constructor(
    labels: Int32Array,
    private readonly kernels = newKernels(),
  ) {
    const rows = labels.length;
    let most = -1;
    for (let row = 0; row < rows; row++) most = Math.max(most, labels[row]!);
    this.groups = most + 1;
    // what is split has ten on either side
    const mostGroups = this.groups + Math.ceil(rows / SMALLEST_CELL);
    this.words = (rows + 31) >>> 5;
    this.at = placesFor(this.words, mostGroups);
    const memory = kernels.reserve(this.at.end);
    this.labels = new Int32Array(memory, this.at.labels, rows);
    this.labels.set(labels);
    this.tables = {
      counts: new Uint32Array(memory, this.at.counts, mostGroups * 4),
      fates: new Uint8Array(memory, this.at.fates, mostGroups * 4),
      turned: new Uint8Array(memory, this.at.turned, mostGroups),
    };
    this.sizes = new Int32Array(mostGroups);
    for (let row = 0; row < rows; row++) this.sizes[labels[row]!]! += 1;
    this.moves = new MoveLog(rows);
  }

  static whole(rows: number, kernels?: Kernels): BlindPartition {
    return new BlindPartition(new Int32Array(rows), kernels);
  }

  /**
   * Asks which of `states` each row is in, and overwrites it with what may be told.
   * @param seed of the question: the same question over the same groups gets the same answer
   * @returns whether the groups changed
   */
  answer(state: Uint8Array, states: number, seed: number): boolean {
    const { labels, plan } = this;
    const stride = Math.max(4, states);
    const counts = new Int32Array(this.groups * stride);
    for (let row = 0; row < labels.length; row++) counts[labels[row]! * stride + state[row]!]! += 1;
    plan.begin(this.groups, states, counts);
    plan.make(seed);
    if (plan.changes)
      for (let row = 0; row < labels.length; row++) {
        const label = labels[row]!;
        const to = plan.take(label * stride + state[row]!);
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
    const { labels, plan, kernels, at, words, tables } = this;
    const [t, u, others, found] = [at.truth, at.unknown, at.others, at.found].map(
      (place) => new Uint32Array(labels.buffer, place, words),
    ) as [Bitset, Bitset, Bitset, Bitset];
    t.set(truth.subarray(0, words));
    if (unknown) u.set(unknown.subarray(0, words));
    else u.fill(0);
    const most = findOthers(others, t, u, labels.length);
    tables.counts.fill(0, 0, this.groups * 4);
    kernels.countGroups(at.others, at.labels, at.truth, at.unknown, words, at.counts);
    plan.begin(this.groups, unknown ? 3 : 2, tables.counts);
    plan.makeBut(most, seed, this.sizes, tables);
    if (plan.changes) {
      if (plan.turning > 0) this.tellMost(most, t, u, found);
      kernels.findUnlike(at.others, at.labels, at.truth, at.unknown, words, at.fates, at.found);
      this.tellOthers(t, u, found);
      truth.set(t);
      unknown?.set(u);
    }
    return this.end();
  }

  /** Rows in the state most rows are in, where they are not simply told so and left where they are. */
  private tellMost(most: number, t: Bitset, u: Bitset, found: Bitset): void {
    const { labels, plan, kernels, at } = this;
    const { turned, fates } = this.tables;
    kernels.findFlagged(at.others, at.labels, this.words, at.turned, at.found);
    found[found.length - 1]! &= lastWord(labels.length);
    for (let w = 0, left = plan.turning; left > 0 && w < found.length; w++)
      for (let rest = found[w]!; rest !== 0; rest &= rest - 1) {
        const b = 31 - Math.clz32(rest & -rest);
        const row = w * 32 + b;
        const label = labels[row]!;
        if (turned[label] === 0) continue; // enough of it have gone meanwhile
        const at = label * 4 + most;
        left -= 1;
        if (fates[at] !== goes) {
          tellRow(t, u, w, 1 << b, fates[at]!);
          continue;
        }
        const to = plan.take(at);
        if (plan.goes[at] === groupOf(label, most)) turned[label] = 0; // the rest stay
        tellRow(t, u, w, 1 << b, to);
        if (to >> toldBits !== label) this.move(row, label, to >> toldBits);
      }
  }

  private tellOthers(t: Bitset, u: Bitset, found: Bitset): void {
    const { labels, plan } = this;
    const { fates } = this.tables;
    for (let w = 0; w < found.length; w++)
      for (let rest = found[w]!; rest !== 0; rest &= rest - 1) {
        const b = 31 - Math.clz32(rest & -rest);
        const at = labels[w * 32 + b]! * 4 + (((t[w]! >>> b) & 1) | (((u[w]! >>> b) & 1) << 1));
        const label = at >> 2;
        const fate = fates[at]!;
        if (fate !== goes) {
          tellRow(t, u, w, 1 << b, fate);
          continue;
        }
        const to = plan.take(at);
        tellRow(t, u, w, 1 << b, to);
        if (to >> toldBits !== label) this.move(w * 32 + b, label, to >> toldBits);
      }
  }

  private move(row: number, from: number, to: number): void {
    this.labels[row] = to;
    this.sizes[from]! -= 1;
    this.sizes[to]! += 1;
    this.moves.add(row, to);
  }

  private end(): boolean {
    const changed = this.plan.groups > this.groups;
    this.groups = this.plan.groups;
    return changed;
  }
}

/** Where everything of a partition lies in the memory of its kernels. */
function placesFor(words: number, groups: number) {
  let end = 0;
  const take = (bytes: number) => {
    const at = end;
    end += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const places = {
    labels: take(words * 128),
    counts: take(groups * 16),
    fates: take(groups * 4),
    turned: take(groups),
    truth: take(words * 4),
    unknown: take(words * 4),
    others: take(words * 4),
    found: take(words * 4),
  };
  return { ...places, end };
}

/** Bits of the last word that are rows. */
function lastWord(rows: number): number {
  return rows % 32 === 0 ? ~0 : 2 ** (rows % 32) - 1;
}

/** @param others takes the rows that are not in the state most are in @returns that state */
function findOthers(others: Bitset, t: Bitset, u: Bitset, rows: number): number {
  const last = others.length - 1;
  let [trues, unknowns] = [0, 0];
  for (let w = 0; w <= last; w++) {
    const mask = w === last ? lastWord(rows) : ~0;
    trues += ones(t[w]! & mask);
    unknowns += ones(u[w]! & mask);
  }
  const falses = rows - trues - unknowns;
  const most = trues > falses && trues >= unknowns ? 1 : unknowns > falses ? 2 : 0;
  for (let w = 0; w <= last; w++)
    others[w] =
      (most === 0 ? t[w]! | u[w]! : most === 1 ? ~t[w]! : ~u[w]!) & (w === last ? lastWord(rows) : ~0);
  return most;
}

function tellRow(t: Bitset, u: Bitset, w: number, bit: number, to: number): void {
  t[w] = to & 1 ? t[w]! | bit : t[w]! & ~bit;
  u[w] = to & 2 ? u[w]! | bit : u[w]! & ~bit;
}

/** 32 bits of a question's text (FNV-1a). @param salt what nobody outside knows */
export function seedOf(salt: number, text: string): number {
  let h = salt ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
