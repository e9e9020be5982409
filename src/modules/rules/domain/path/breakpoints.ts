import type { Comparison, Expr, Operand, Rule } from '../expr';
import { nextDown, nextUp } from '../operators/neighbour';
import type { Term } from '../vocabulary';

/** What a candidate value needs to know of a fact. */
export type FactType = Pick<Term, 'type' | 'unit' | 'codes'>;

/**
 * A value that stands for a stretch of values no rule tells apart. `edge` is the bound it stands at or
 * beside: `side` −1 just below it, 0 on it, 1 just above.
 */
export type GridPoint = { readonly value: Operand; readonly edge?: number; readonly side: -1 | 0 | 1 };

export function* comparisonsOf(expr: Expr): Generator<Comparison> {
  if ('args' in expr) for (const arg of expr.args) yield* comparisonsOf(arg);
  else if (expr.op === 'not') yield* comparisonsOf(expr.arg);
  else yield expr;
}

function operandsOf(expr: Comparison): readonly Operand[] {
  if (expr.op === 'known') return [];
  if (expr.op === 'between') return [expr.from, expr.to];
  return 'values' in expr ? expr.values : [expr.value];
}

/** Every value the rules compare a fact with, by fact in order of appearance. */
export function operandsByFact(rules: readonly Rule[]): Map<string, Operand[]> {
  const found = new Map<string, Operand[]>();
  for (const rule of rules)
    for (const comparison of comparisonsOf(rule.when)) {
      const held = found.get(comparison.feature);
      if (held) held.push(...operandsOf(comparison));
      else found.set(comparison.feature, [...operandsOf(comparison)]);
    }
  return found;
}

/** Kept in whole numbers, so the value beside a bound is a whole one away. */
const WHOLE: ReadonlySet<Term['type']> = new Set(['money', 'count']);

/**
 * The values that matter of a fact, ascending (codes in their order): on every bound and next to it on
 * both sides, so that each stretch between bounds is stood for, by its nearest values.
 * @param operands the bounds, from rules and from what is computed of it
 */
export function gridOf(fact: FactType, operands: readonly Operand[]): GridPoint[] {
  if (fact.type === 'code') {
    const codes = Object.keys(fact.codes ?? {});
    const named = operands.filter((o): o is string => typeof o === 'string');
    return [...new Set([...codes, ...(fact.codes ? [] : named)])].map((value) => ({ value, side: 0 }));
  }
  if (fact.type === 'flag') return [0, 1].map((value) => ({ value, side: 0 }));
  const edges = [...new Set(operands.filter((o): o is number => typeof o === 'number'))];
  if (edges.length === 0) return [{ value: 0, side: 0 }];
  const points = new Map<number, GridPoint>();
  const put = (value: number, edge: number, side: GridPoint['side']) => {
    if (!Number.isFinite(value) || (fact.type === 'count' && value < 0)) return;
    const key = value === 0 ? 0 : value;
    if (side === 0 || !points.has(key)) points.set(key, { value: key, edge, side });
  };
  const whole = WHOLE.has(fact.type);
  for (const edge of edges.sort((a, b) => a - b)) {
    if (!whole || Number.isInteger(edge)) put(edge, edge, 0);
    put(whole ? Math.ceil(edge) - 1 : nextDown(edge), edge, -1);
    put(whole ? Math.floor(edge) + 1 : nextUp(edge), edge, 1);
  }
  return [...points.values()].sort((a, b) => Number(a.value) - Number(b.value));
}
