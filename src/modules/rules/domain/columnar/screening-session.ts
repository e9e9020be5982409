import type { Expr, Rule } from '../expr';
import type { Bitset, ScreeningResult } from '../screening';
import { BLOCK_ROWS, BLOCK_WORDS, type Kernels, ON_UNKNOWN } from './kernels';
import { type ColumnSource, markProgram } from './mark-program';

/** Marks of one condition over all rows, in whole blocks; what rows past the end are does not matter. */
export type WholeMarks = { readonly truth: Bitset; readonly unknown: Bitset };
/** Marks conditions over all rows into the places given, which must be whole blocks. */
export type Marker = (exprs: readonly Expr[], into: readonly WholeMarks[]) => void;

/** Conditions whose marks are kept for the next look, beyond those of the rules at hand. */
const KEPT = 128;
/** Words of a set of rows that are sifted at once: 4 KiB. */
const SIFTED_WORDS = 1024;
type Places = [number, number, number, number];

/** Words of whole blocks that hold so many rows. */
export function wordsOf(rows: number): number {
  return Math.ceil(rows / BLOCK_ROWS) * BLOCK_WORDS;
}

/** Marks by the columns themselves. @param kernels scratch for a block at a time */
export function columnMarker(source: ColumnSource, kernels: Kernels): Marker {
  return (exprs, into) => {
    const program = markProgram(exprs, source, kernels);
    const bits = new Uint32Array(kernels.reserve(0));
    for (let block = 0; block < wordsOf(source.rows) / BLOCK_WORDS; block++) {
      program.run(block);
      program.roots.forEach(({ truth, unknown }, i) => {
        const at = block * BLOCK_WORDS;
        into[i]!.truth.set(bits.subarray(truth / 4, truth / 4 + BLOCK_WORDS), at);
        into[i]!.unknown.set(bits.subarray(unknown / 4, unknown / 4 + BLOCK_WORDS), at);
      });
    }
  };
}

/**
 * 筛选 of one snapshot, look after look: the marks of a condition over all rows are kept, so that moving one
 * threshold marks one condition anew. A kept condition costs rows / 4 bytes.
 */
export class ScreeningSession {
  private readonly words: number;
  /** conditions used last stand last */
  private readonly places = new Map<string, number>();
  /** of all rows, by the conditions kept */
  private readonly counted = new Map<string, { trues: number; unknowns: number }>();
  private slots = 0;

  /** @param keeping the marks kept: belongs to the session */
  constructor(
    private readonly rows: number,
    private readonly marker: Marker,
    private readonly keeping: Kernels,
    private readonly kept = KEPT,
  ) {
    this.words = wordsOf(rows);
  }

  private get bytes(): number {
    return this.words * 4;
  }

  /**
   * All rules over all rows: the same outcomes as `evaluateRow` for each row (property-tested), without traces.
   * @param within only these rows are looked at
   */
  screen(rules: readonly Rule[], within?: Bitset): ScreeningResult {
    const found = this.funnel(rules, within);
    return { ...found, pass: found.pass.slice(), refer: found.refer.slice() };
  }

  /** `screen`, whose sets of rows are to be read before the next look. */
  funnel(rules: readonly Rule[], within?: Bitset): ScreeningResult {
    const { words, bytes, keeping } = this;
    const marks = this.placesOf(rules.map((rule) => rule.when));
    const [mask, any, many, refer] = [0, 1, 2, 3].map((i) => i * bytes) as Places;
    this.maskInto(mask, within);
    const sums = rules.map(() => ({ trues: 0, unknowns: 0, firstFails: 0, marginal: 0 }));
    const onUnknown = rules.map((rule) => ON_UNKNOWN[rule.onUnknown]);
    const whole = within ? undefined : rules.map(({ when }, r) => this.wholeOf(when, marks[r]!, mask));
    // all rules over a few rows after the other: what they gather stays in the first-level cache
    for (let from = 0; from < words; from += SIFTED_WORDS) {
      const n = Math.min(SIFTED_WORDS, words - from);
      const at = from * 4;
      for (const place of [any + at, many, refer + at]) keeping.fill(place, n, 0);
      sums.forEach((sum, r) => {
        const t = marks[r]! + at;
        const u = t + bytes;
        sum.firstFails += keeping.sift(t, u, mask + at, any + at, many, refer + at, n, onUnknown[r]!);
        if (whole) return;
        sum.trues += keeping.countBoth(t, mask + at, n);
        sum.unknowns += keeping.countBoth(u, mask + at, n);
      });
      sums.forEach((sum, r) => {
        const t = marks[r]! + at;
        sum.marginal += keeping.alone(t, t + bytes, mask + at, many, n, onUnknown[r]!);
      });
      keeping.settle(any + at, refer + at, mask + at, n);
    }
    const rows = keeping.count(mask, words);
    const passCount = keeping.count(any, words);
    const referCount = keeping.count(refer, words);
    let left = rows;
    return {
      rows,
      passCount,
      referCount,
      failCount: rows - passCount - referCount,
      pass: this.bitsAt(any),
      refer: this.bitsAt(refer),
      rules: rules.map(({ id, onUnknown }, r) => {
        const { firstFails, marginal } = sums[r]!;
        const { trues, unknowns } = whole?.[r] ?? sums[r]!;
        left -= firstFails;
        const fails = rows - trues - (onUnknown === 'fail' ? 0 : unknowns);
        const refers = onUnknown === 'refer' ? unknowns : 0;
        return { id, fails, firstFails, refers, unknowns, left, marginal };
      }),
    };
  }

  /** How many rows of all a condition is true of, and unknown. @param mask place of all rows */
  private wholeOf(when: Expr, place: number, mask: number): { trues: number; unknowns: number } {
    const key = JSON.stringify(when);
    const { words, bytes, keeping } = this;
    const counted = this.counted.get(key) ?? {
      trues: keeping.countBoth(place, mask, words),
      unknowns: keeping.countBoth(place + bytes, mask, words),
    };
    this.counted.set(key, counted);
    return counted;
  }

  /** Marks of conditions over all rows; to be read before the next look. */
  marksOf(exprs: readonly Expr[]): WholeMarks[] {
    return this.placesOf(exprs).map((place) => this.marksAt(place));
  }

  private marksAt(place: number): WholeMarks {
    const memory = this.keeping.reserve(0);
    const { words, bytes } = this;
    return {
      truth: new Uint32Array(memory, place, words),
      unknown: new Uint32Array(memory, place + bytes, words),
    };
  }

  private bitsAt(place: number): Bitset {
    return new Uint32Array(this.keeping.reserve(0), place, (this.rows + 31) >>> 5);
  }

  private maskInto(place: number, within: Bitset | undefined): void {
    const mask = new Uint32Array(this.keeping.reserve(0), place, this.words);
    const whole = this.rows >>> 5;
    if (within) mask.set(within);
    else mask.fill(0xffffffff, 0, whole);
    mask.fill(0, within ? within.length : whole);
    if (this.rows % 32 !== 0) mask[whole] = (within?.[whole] ?? 0xffffffff) & (2 ** (this.rows % 32) - 1);
  }

  /** Places of the marks of conditions over all rows: truth, then unknown. */
  private placesOf(exprs: readonly Expr[]): number[] {
    const keys = exprs.map((expr) => JSON.stringify(expr));
    const lacking = new Map<string, Expr>();
    keys.forEach((key, i) => {
      const held = this.places.get(key);
      if (held === undefined) lacking.set(key, exprs[i]!);
      else {
        this.places.delete(key);
        this.places.set(key, held);
      }
    });
    if (lacking.size > 0) {
      const places = [...lacking].map(() => this.slotFor(new Set(keys)));
      this.marker(
        [...lacking.values()],
        places.map((place) => this.marksAt(place)),
      );
      // only what was marked whole is known
      [...lacking.keys()].forEach((key, i) => {
        this.places.set(key, places[i]!);
      });
    }
    return keys.map((key) => this.places.get(key)!);
  }

  private slotFor(needed: ReadonlySet<string>): number {
    if (this.slots >= this.kept)
      for (const [key, place] of this.places) {
        if (needed.has(key)) continue;
        this.places.delete(key);
        this.counted.delete(key);
        return place;
      }
    const place = 4 * this.bytes + this.slots * 2 * this.bytes;
    this.slots += 1;
    this.keeping.reserve(place + 2 * this.bytes);
    return place;
  }
}
