import type { Comparison, Expr } from '../expr';
import { operatorOf } from '../operators/comparisons';
import { BLOCK_ROWS, BLOCK_WORDS, type Kernels, SMALL_TABLE_BYTES, TABLE_BYTES } from './kernels';

/** Columns of a snapshot and of its scores: float64, NaN = unknown. */
export type ColumnSource = {
  readonly rows: number;
  /** undefined = the snapshot does not hold it: unknown for every row */
  readonly column: (key: string) => Float64Array | undefined;
  /** codes of a code column, a code's position is its value */
  readonly dictionary: (key: string) => readonly string[] | undefined;
};

/** Where the bits of one block lie in the kernels' memory: byte offsets, BLOCK_WORDS words each. */
export type Marks = { readonly truth: number; readonly unknown: number };

/** Expressions made ready for blocks of 8,192 rows; what several name is loaded and marked once. */
export type MarkProgram = {
  /** of each expression, overwritten by the next block; rows past the end are as if nothing were known of them */
  readonly roots: readonly Marks[];
  run(block: number): void;
};

const BITS = BLOCK_WORDS * 4;
type Step = (block: number) => void;

/** @param from first free byte of the kernels' memory, which belongs to the program from there on */
export function markProgram(
  exprs: readonly Expr[],
  source: ColumnSource,
  kernels: Kernels,
  from = 0,
): MarkProgram & { readonly end: number } {
  const compiler = new Compiler(source, kernels, from);
  const roots = exprs.map((expr) => compiler.marksOf(expr));
  return { roots, run: compiler.runner(), end: compiler.end };
}

class Compiler {
  end: number;
  private readonly loads: Step[] = [];
  private readonly steps: Step[] = [];
  private readonly columns = new Map<string, { values: number; missing: number } | undefined>();
  private readonly known = new Map<string, Marks>();
  private readonly zeros: number;
  private readonly ones: number;

  constructor(
    private readonly source: ColumnSource,
    private readonly kernels: Kernels,
    from: number,
  ) {
    this.end = from;
    this.zeros = this.take(BITS);
    this.ones = this.take(BITS);
    kernels.fill(this.zeros, BLOCK_WORDS, 0);
    kernels.fill(this.ones, BLOCK_WORDS, ~0);
  }

  private take(bytes: number): number {
    const at = this.end;
    this.end += Math.ceil(bytes / 16) * 16;
    this.kernels.reserve(this.end);
    return at;
  }

  /** The same expression is marked once, however often it is named. */
  marksOf(expr: Expr): Marks {
    const key = JSON.stringify(expr);
    const marks = this.known.get(key) ?? this.compile(expr);
    this.known.set(key, marks);
    return marks;
  }

  private compile(expr: Expr): Marks {
    if (expr.op === 'not') {
      const own = this.copyOf(this.marksOf(expr.arg));
      this.steps.push(() => this.kernels.negate(own.truth, own.unknown, BLOCK_WORDS));
      return own;
    }
    if ('args' in expr) {
      const [first, ...more] = expr.args.map((arg) => this.marksOf(arg));
      if (!first) return { truth: expr.op === 'and' ? this.ones : this.zeros, unknown: this.zeros };
      if (more.length === 0) return first;
      const own = this.copyOf(first);
      const join = expr.op === 'and' ? this.kernels.both : this.kernels.either;
      for (const { truth, unknown } of more)
        this.steps.push(() => join(own.truth, own.unknown, truth, unknown, BLOCK_WORDS));
      return own;
    }
    return this.comparison(expr);
  }

  private copyOf(marks: Marks): Marks {
    const own = { truth: this.take(BITS), unknown: this.take(BITS) };
    this.steps.push(() => {
      this.kernels.copy(own.truth, marks.truth, BLOCK_WORDS);
      this.kernels.copy(own.unknown, marks.unknown, BLOCK_WORDS);
    });
    return own;
  }

  private comparison(expr: Comparison): Marks {
    const column = this.columnOf(expr.feature);
    if (!column) return { truth: this.zeros, unknown: expr.op === 'known' ? this.zeros : this.ones };
    const { kernels } = this;
    const { values, missing } = column;
    const dictionary = this.source.dictionary(expr.feature);
    const test = operatorOf(expr).columnTest(expr, (code) => {
      const at = dictionary?.indexOf(code) ?? -1;
      return at < 0 ? undefined : at;
    });
    const truth = this.take(BITS);
    if (test.kind === 'known') {
      this.steps.push(() => {
        kernels.copy(truth, missing, BLOCK_WORDS);
        kernels.negate(truth, this.zeros, BLOCK_WORDS);
      });
      return { truth, unknown: this.zeros };
    }
    if (test.kind === 'set') this.steps.push(this.setStep(test.values, values, truth));
    else if (test.high === Number.POSITIVE_INFINITY)
      this.steps.push(() => kernels.markFrom(values, BLOCK_WORDS, test.low, truth));
    else if (test.low === Number.NEGATIVE_INFINITY)
      this.steps.push(() => kernels.markTo(values, BLOCK_WORDS, test.high, truth));
    else this.steps.push(() => kernels.markBetween(values, BLOCK_WORDS, test.low, test.high, truth));
    if (test.negated) this.steps.push(() => kernels.negate(truth, missing, BLOCK_WORDS));
    return { truth, unknown: missing };
  }

  /** The block's values in place, and which are unknown; rows past the end are unknown. */
  private columnOf(feature: string): { values: number; missing: number } | undefined {
    if (this.columns.has(feature)) return this.columns.get(feature);
    const column = this.source.column(feature);
    const places = column && { values: this.take(BLOCK_ROWS * 8), missing: this.take(BITS) };
    this.columns.set(feature, places);
    if (!column) return undefined;
    const { values, missing } = places!;
    let view = new Float64Array(0);
    this.loads.push((block) => {
      if (view.length === 0) view = new Float64Array(this.kernels.reserve(0), values, BLOCK_ROWS);
      const rows = column.subarray(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS);
      view.set(rows);
      if (rows.length < BLOCK_ROWS) view.fill(Number.NaN, rows.length);
      this.kernels.markMissing(values, BLOCK_WORDS, missing);
    });
    return places;
  }

  private setStep(members: ReadonlySet<number>, values: number, truth: number): Step {
    const { kernels } = this;
    if (members.size === 1) {
      const [only] = members as Set<number>;
      return () => kernels.markBetween(values, BLOCK_WORDS, only!, only!, truth);
    }
    let largest = -1;
    for (const v of members) {
      if (!Number.isInteger(v) || v < 0 || v >= TABLE_BYTES)
        return () => this.markSet(members, values, truth);
      largest = Math.max(largest, v);
    }
    const small = largest < SMALL_TABLE_BYTES;
    const table = this.take(small ? SMALL_TABLE_BYTES : TABLE_BYTES);
    const bytes = new Uint8Array(kernels.reserve(0), table, small ? SMALL_TABLE_BYTES : TABLE_BYTES);
    bytes.fill(0);
    for (const v of members) bytes[v] = small ? 255 : 1;
    if (!small) return () => kernels.markTable(values, BLOCK_WORDS, table, truth);
    const chunks = Math.max(1, Math.ceil((largest + 1) / 16));
    return () => kernels.markCodes(values, BLOCK_WORDS, table, chunks, truth);
  }

  /** Sets of whatever numbers, row by row. */
  private markSet(members: ReadonlySet<number>, values: number, truth: number): void {
    const memory = this.kernels.reserve(0);
    const rows = new Float64Array(memory, values, BLOCK_ROWS);
    const bits = new Uint32Array(memory, truth, BLOCK_WORDS);
    bits.fill(0);
    for (let i = 0; i < BLOCK_ROWS; i++) if (members.has(rows[i]!)) bits[i >> 5]! |= 1 << (i & 31);
  }

  runner(): Step {
    const { loads, steps } = this;
    return (block) => {
      for (const load of loads) load(block);
      for (const step of steps) step(block);
    };
  }
}
