import type { Expr, Rule } from '../expr';
import { BLOCK_ROWS, BLOCK_WORDS, type Kernels, ON_UNKNOWN } from './kernels';
import { type ColumnSource, type Marks, markProgram } from './mark-program';

/** Many rule sets, each condition once however many sets name it. */
export type ManySets = {
  readonly conditions: readonly Expr[];
  /** of each set, its rules as places in `conditions`, with what each makes of unknown */
  readonly sets: readonly (readonly { condition: number; onUnknown: Rule['onUnknown'] }[])[];
};

export function manySets(sets: readonly (readonly Pick<Rule, 'when' | 'onUnknown'>[])[]): ManySets {
  const places = new Map<string, number>();
  const conditions: Expr[] = [];
  return {
    conditions,
    sets: sets.map((rules) =>
      rules.map(({ when, onUnknown }) => {
        const key = JSON.stringify(when);
        let condition = places.get(key);
        if (condition === undefined) {
          condition = conditions.push(when) - 1;
          places.set(key, condition);
        }
        return { condition, onUnknown };
      }),
    ),
  };
}

/** Words of one block: pass and refer of every set, then truth and unknown of every condition. */
export function wordsOfBlock({ sets, conditions }: ManySets): number {
  return 2 * (sets.length + conditions.length) * BLOCK_WORDS;
}

/**
 * Evaluates many rule sets over a snapshot, block of 8,192 rows by block: each column is loaded once for all of
 * them. `run` gives the block's words in the order of `wordsOfBlock`, valid until the next; rows past the end
 * pass nothing and are unknown.
 */
export class ManySetsEvaluator {
  readonly blocks: number;
  private readonly program: {
    run(block: number): void;
    readonly roots: readonly Marks[];
    readonly end: number;
  };
  private readonly outcomes: number;
  private readonly mask: number;

  constructor(
    private readonly many: ManySets,
    private readonly source: ColumnSource,
    private readonly kernels: Kernels,
  ) {
    this.blocks = Math.ceil(source.rows / BLOCK_ROWS);
    this.program = markProgram(many.conditions, source, kernels);
    this.mask = this.program.end;
    this.outcomes = this.mask + BLOCK_WORDS * 4;
    kernels.reserve(this.outcomes + many.sets.length * 2 * BLOCK_WORDS * 4);
  }

  /** @param out takes the block's words, where they are wanted: outcomes first, then marks */
  run(block: number, out?: Uint32Array): void {
    const { kernels, program, many, outcomes, mask } = this;
    program.run(block);
    this.maskRows(block);
    many.sets.forEach((rules, s) => {
      const pass = outcomes + s * 2 * BLOCK_WORDS * 4;
      const refer = pass + BLOCK_WORDS * 4;
      kernels.fill(pass, 2 * BLOCK_WORDS, 0);
      for (const { condition, onUnknown } of rules) {
        const { truth, unknown } = program.roots[condition]!;
        kernels.gather(truth, unknown, pass, refer, BLOCK_WORDS, ON_UNKNOWN[onUnknown]);
      }
      kernels.settle(pass, refer, mask, BLOCK_WORDS);
    });
    if (out) this.give(out);
  }

  private maskRows(block: number): void {
    const rows = Math.min(BLOCK_ROWS, this.source.rows - block * BLOCK_ROWS);
    const mask = new Uint32Array(this.kernels.reserve(0), this.mask, BLOCK_WORDS);
    mask.fill(0xffffffff, 0, rows >>> 5).fill(0, rows >>> 5);
    if (rows % 32 !== 0) mask[rows >>> 5] = 2 ** (rows % 32) - 1;
  }

  private give(out: Uint32Array): void {
    const bits = new Uint32Array(this.kernels.reserve(0));
    const outcomeWords = this.many.sets.length * 2 * BLOCK_WORDS;
    out.set(bits.subarray(this.outcomes / 4, this.outcomes / 4 + outcomeWords));
    this.program.roots.forEach(({ truth, unknown }, i) => {
      const at = outcomeWords + i * 2 * BLOCK_WORDS;
      out.set(bits.subarray(truth / 4, truth / 4 + BLOCK_WORDS), at);
      out.set(bits.subarray(unknown / 4, unknown / 4 + BLOCK_WORDS), at + BLOCK_WORDS);
    });
  }

  /** How many of the block's rows pass each set, and how many are referred. */
  counts(): { readonly pass: number; readonly refer: number }[] {
    return this.many.sets.map((_, s) => {
      const pass = this.outcomes + s * 2 * BLOCK_WORDS * 4;
      return {
        pass: this.kernels.count(pass, BLOCK_WORDS),
        refer: this.kernels.count(pass + BLOCK_WORDS * 4, BLOCK_WORDS),
      };
    });
  }
}
