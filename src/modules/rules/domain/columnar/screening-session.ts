import type { Expr, Rule } from '../expr';
import type { Bitset, ScreeningResult } from '../screening';
import { BLOCK_ROWS, BLOCK_WORDS, type Kernels, ON_UNKNOWN } from './kernels';
import { type ColumnSource, markProgram } from './mark-program';

/** Conditions whose marks are kept for the next look, beyond those of the rules at hand. */
const KEPT = 128;
const COUNTS = 16;

/**
 * 筛选 of one snapshot, look after look: the marks of a condition over all rows are kept, so that moving one
 * threshold marks one condition anew. A kept condition costs rows / 4 bytes.
 */
export class ScreeningSession {
  private readonly words: number;
  private readonly blocks: number;
  private readonly places = new Map<string, number>();
  private slots = 0;

  /** @param marking scratch for a block at a time @param keeping the marks kept; both belong to the session */
  constructor(
    private readonly source: ColumnSource,
    private readonly marking: Kernels,
    private readonly keeping: Kernels,
    private readonly kept = KEPT,
  ) {
    this.blocks = Math.ceil(source.rows / BLOCK_ROWS);
    this.words = this.blocks * BLOCK_WORDS;
  }

  private get bytes(): number {
    return this.words * 4;
  }

  /** All rules over all rows: the same outcomes as `evaluateRow` for each row (property-tested), without traces. */
  screen(rules: readonly Rule[]): ScreeningResult {
    const { words, bytes, keeping } = this;
    const marks = this.marksOf(rules.map((rule) => rule.when));
    const [any, many, refer, counts] = [0, bytes, 2 * bytes, 3 * bytes];
    for (const place of [any, many, refer]) keeping.fill(place, words, 0);
    const tally = new Uint32Array(keeping.reserve(0), counts, rules.length * 4);
    tally.fill(0);
    rules.forEach(({ onUnknown }, r) => {
      const t = marks[r]!;
      keeping.tally(t, t + bytes, any, many, refer, words, ON_UNKNOWN[onUnknown], counts + r * COUNTS);
    });
    const marginal = rules.map(({ onUnknown }, r) =>
      keeping.alone(marks[r]!, marks[r]! + bytes, many, words, ON_UNKNOWN[onUnknown]),
    );
    keeping.settle(any, refer, words);
    const pass = this.bitsAt(any);
    const rowsLeft = {
      passing: keeping.count(any, words) - this.padding,
      referred: keeping.count(refer, words),
    };
    let left = this.source.rows;
    return {
      rows: this.source.rows,
      passCount: rowsLeft.passing,
      referCount: rowsLeft.referred,
      failCount: this.source.rows - rowsLeft.passing - rowsLeft.referred,
      pass,
      refer: this.bitsAt(refer),
      rules: rules.map(({ id, onUnknown }, r) => {
        const [fails, firstFails, unknowns] = [tally[r * 4]!, tally[r * 4 + 1]!, tally[r * 4 + 2]!];
        left -= firstFails;
        const refers = onUnknown === 'refer' ? unknowns : 0;
        return { id, fails, firstFails, refers, unknowns, left, marginal: marginal[r]! };
      }),
    };
  }

  /** Rows of the last block that are no rows: none fails and none is unknown, so all of them pass. */
  private get padding(): number {
    return this.words * 32 - this.source.rows;
  }

  private bitsAt(place: number): Bitset {
    const { rows } = this.source;
    const bits = new Uint32Array(this.keeping.reserve(0), place, (rows + 31) >>> 5).slice();
    if (rows % 32 !== 0) bits[bits.length - 1]! &= 2 ** (rows % 32) - 1;
    return bits;
  }

  /** Places of the marks of conditions over all rows: truth, then unknown. */
  private marksOf(exprs: readonly Expr[]): number[] {
    const keys = exprs.map((expr) => JSON.stringify(expr));
    const lacking = new Map<string, Expr>();
    keys.forEach((key, i) => {
      const held = this.places.get(key);
      if (held === undefined) lacking.set(key, exprs[i]!);
      else {
        this.places.delete(key); // used last, thrown out last
        this.places.set(key, held);
      }
    });
    if (lacking.size > 0) this.mark(lacking, new Set(keys));
    return keys.map((key) => this.places.get(key)!);
  }

  private mark(lacking: ReadonlyMap<string, Expr>, needed: ReadonlySet<string>): void {
    for (const key of lacking.keys()) this.places.set(key, this.slotFor(needed));
    const program = markProgram([...lacking.values()], this.source, this.marking);
    const from = new Uint32Array(this.marking.reserve(0));
    const into = new Uint32Array(this.keeping.reserve(0));
    const places = [...lacking.keys()].map((key) => this.places.get(key)!);
    for (let block = 0; block < this.blocks; block++) {
      program.run(block);
      program.roots.forEach(({ truth, unknown }, i) => {
        const at = (places[i]! + block * BLOCK_WORDS * 4) / 4;
        into.set(from.subarray(truth / 4, truth / 4 + BLOCK_WORDS), at);
        into.set(from.subarray(unknown / 4, unknown / 4 + BLOCK_WORDS), at + this.words);
      });
    }
  }

  private slotFor(needed: ReadonlySet<string>): number {
    const first = 3 * this.bytes + COUNTS * 1024;
    if (this.places.size >= this.kept)
      for (const [key, place] of this.places) {
        if (needed.has(key)) continue;
        this.places.delete(key);
        return place;
      }
    const place = first + this.slots * 2 * this.bytes;
    this.slots += 1;
    this.keeping.reserve(place + 2 * this.bytes);
    return place;
  }
}
