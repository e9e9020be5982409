import type { ColumnMarker } from './column-marker';
import type { Comparison, Expr } from './expr';
import { type Marks, membershipOf } from './mark-column';
import { operatorOf } from './operators/comparisons';

/** Columns of a snapshot and of its scores: float64, NaN = unknown. */
export type ColumnSource = {
  readonly rows: number;
  /** undefined = the snapshot does not hold it: unknown for every row */
  readonly column: (key: string) => Float64Array | undefined;
  /** codes of a code column, a code's position is its value */
  readonly dictionary: (key: string) => readonly string[] | undefined;
};

/** Evaluates one block of rows beginning at a word; the marks are overwritten by the next call. */
export type BlockEvaluator = (startWord: number) => Marks;

/** An expression made ready for blocks of `blockWords` × 32 rows. */
export function compileExpr(
  expr: Expr,
  source: ColumnSource,
  blockWords: number,
  marker: ColumnMarker,
): BlockEvaluator {
  if (expr.op === 'not') {
    const inner = compileExpr(expr.arg, source, blockWords, marker);
    return (start) => {
      const marks = inner(start);
      for (let w = 0; w < blockWords; w++) marks.truth[w] = ~(marks.truth[w]! | marks.unknown[w]!);
      return marks;
    };
  }
  if ('args' in expr) return compileMany(expr.op, expr.args, source, blockWords, marker);
  return compileComparison(expr, source, blockWords, marker);
}

function compileMany(
  op: 'and' | 'or',
  args: readonly Expr[],
  source: ColumnSource,
  blockWords: number,
  marker: ColumnMarker,
): BlockEvaluator {
  const inner = args.map((arg) => compileExpr(arg, source, blockWords, marker));
  const own = marksOf(blockWords);
  return (start) => {
    own.truth.fill(op === 'and' ? 0xffffffff : 0);
    own.unknown.fill(0);
    for (const evaluate of inner) {
      const { truth, unknown } = evaluate(start);
      for (let w = 0; w < blockWords; w++) {
        const [t, u] = [own.truth[w]!, own.unknown[w]!];
        if (op === 'and') {
          own.truth[w] = t & truth[w]!;
          // not false on either side, and not true on both
          own.unknown[w] = (t | u) & (truth[w]! | unknown[w]!) & ~(t & truth[w]!);
        } else {
          own.truth[w] = t | truth[w]!;
          own.unknown[w] = (u | unknown[w]!) & ~(t | truth[w]!);
        }
      }
    }
    return own;
  };
}

function compileComparison(
  expr: Comparison,
  source: ColumnSource,
  blockWords: number,
  marker: ColumnMarker,
): BlockEvaluator {
  const own = marksOf(blockWords);
  const column = source.column(expr.feature);
  if (!column) {
    return () => {
      own.truth.fill(0);
      own.unknown.fill(expr.op === 'known' ? 0 : 0xffffffff);
      return own;
    };
  }
  const dictionary = source.dictionary(expr.feature);
  const positionOf = (code: string) => {
    const at = dictionary?.indexOf(code) ?? -1;
    return at < 0 ? undefined : at;
  };
  const test = operatorOf(expr).columnTest(expr, positionOf);
  if (test.kind === 'known')
    return (start) => {
      // known or not: never unknown itself
      marker.interval(
        column,
        Number.NEGATIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        false,
        start,
        blockWords,
        own,
      );
      own.unknown.fill(0);
      return own;
    };
  if (test.kind === 'set') {
    const membership = membershipOf(test.values);
    return (start) => marker.set(column, membership, test.negated, start, blockWords, own);
  }
  return (start) => marker.interval(column, test.low, test.high, test.negated, start, blockWords, own);
}

function marksOf(words: number): Marks {
  return { truth: new Uint32Array(words), unknown: new Uint32Array(words) };
}
