import { comparisonsOf } from './check-rules';
import type { Comparison, Expr, Operand, Truth } from './expr';
import { operatorOf } from './operators/comparisons';
import { allOf, anyOf, notOf } from './operators/kleene';
import { nextDown, nextUp } from './operators/neighbour';
import type { Term } from './vocabulary';

type TermOf = (key: string) => Pick<Term, 'type' | 'codes'> | undefined;
export type Work = { left: number };
/** of each comparison, by its place */
type Chosen = readonly Truth[];

/** No code of any vocabulary: stands for all that are not named. */
const UNNAMED = '\u0000';

/**
 * Every combination of truths some conditions can have together, each once, over all values their features can
 * take, unknown included: a closed list of codes, 0 and 1 for a flag, any number else. Values that no comparison
 * tells apart are looked at once, so what is found is exact.
 * @param most combinations of values to look at @param work what may still be looked at in all; used up
 * @returns undefined where there would be more: nothing is then known
 */
export function jointTruths(
  exprs: readonly Expr[],
  termOf: TermOf,
  most: number,
  work: Work = { left: most },
): readonly (readonly Truth[])[] | undefined {
  const places = new Map<string, number>();
  const byFeature = new Map<string, Map<number, Comparison>>();
  for (const expr of exprs)
    for (const comparison of comparisonsOf(expr)) {
      const key = JSON.stringify(comparison);
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      const named = byFeature.get(comparison.feature) ?? new Map<number, Comparison>();
      byFeature.set(comparison.feature, named.set(place, comparison));
    }
  const choices = [...byFeature].map(([feature, named]) => signatures(named, termOf(feature)));
  const combinations = choices.reduce((n, of) => n * of.length, 1);
  if (combinations > Math.min(most, work.left)) return undefined;
  work.left -= combinations;
  const found = new Map<string, readonly Truth[]>();
  const conditions = exprs.map((expr) => compile(expr, places));
  const chosen = new Array<Truth>(places.size).fill('unknown');
  const at = choices.map(() => 0);
  for (;;) {
    choices.forEach((of, f) => {
      for (const [place, truth] of of[at[f]!]!) chosen[place] = truth;
    });
    const truths = conditions.map((truthOf) => truthOf(chosen));
    found.set(truths.join(), truths);
    let f = 0;
    while (f < at.length && ++at[f]! === choices[f]!.length) at[f++] = 0;
    if (f === at.length) return [...found.values()];
  }
}

/** The truths the comparisons of one feature can have together. */
function signatures(named: ReadonlyMap<number, Comparison>, term: ReturnType<TermOf>) {
  const found = new Map<string, readonly (readonly [number, Truth])[]>();
  for (const value of standIns([...named.values()], term)) {
    const truths = [...named].map(([place, comparison]): [number, Truth] => {
      if (value === undefined) return [place, comparison.op === 'known' ? 'false' : 'unknown'];
      return [place, operatorOf(comparison).holds(comparison, value) ? 'true' : 'false'];
    });
    found.set(truths.join(), truths);
  }
  return [...found.values()];
}

/** One value of each kind the comparisons can tell apart. */
function standIns(comparisons: readonly Comparison[], term: ReturnType<TermOf>): (Operand | undefined)[] {
  if (term?.type === 'flag') return [undefined, 0, 1];
  const named = new Set(comparisons.flatMap(operandsOf));
  if (term?.type === 'code')
    return [undefined, ...(term.codes ? Object.keys(term.codes) : [...named, UNNAMED])];
  const numbers = [...named].filter((v) => typeof v === 'number');
  // between two numbers there is the next one up, unless that is the second of them
  const beside = numbers.flatMap((v) => [nextDown(v), v, nextUp(v)]).filter(Number.isFinite);
  return [undefined, 0, ...beside];
}

function operandsOf(expr: Comparison): readonly Operand[] {
  if (expr.op === 'known') return [];
  if (expr.op === 'between') return [expr.from, expr.to];
  return 'values' in expr ? expr.values : [expr.value];
}

function compile(expr: Expr, places: ReadonlyMap<string, number>): (chosen: Chosen) => Truth {
  if (expr.op === 'not') {
    const arg = compile(expr.arg, places);
    return (chosen) => notOf(arg(chosen));
  }
  if ('args' in expr) {
    const args = expr.args.map((arg) => compile(arg, places));
    const join = expr.op === 'and' ? allOf : anyOf;
    return (chosen) => join(args.map((arg) => arg(chosen)));
  }
  const place = places.get(JSON.stringify(expr))!;
  return (chosen) => chosen[place]!;
}
