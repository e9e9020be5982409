import type { Comparison, Expr, Operand, Rule } from '../domain/expr';
import { type Term, termOf } from '../domain/vocabulary';

/** A comparison a slider can set: one number against an ordered feature. */
export type Threshold = {
  readonly op: 'gte' | 'gt' | 'lte' | 'lt';
  readonly feature: string;
  readonly value: number;
};
export function asThreshold(expr: Expr): { threshold: Threshold; term: Term } | undefined {
  if (expr.op !== 'gte' && expr.op !== 'gt' && expr.op !== 'lte' && expr.op !== 'lt') return undefined;
  if (typeof expr.value !== 'number') return undefined;
  const term = termOf(expr.feature);
  const { op, feature, value } = expr;
  return term && { threshold: { op, feature, value }, term };
}

function operandsOf(expr: Comparison): readonly Operand[] {
  if (expr.op === 'known') return [];
  if (expr.op === 'between') return [expr.from, expr.to];
  return 'values' in expr ? expr.values : [expr.value];
}

/** The same feature compared otherwise; what was set stays where it still means something. */
export function compared(term: Term, expr: Comparison, op: Comparison['op']): Comparison {
  const { feature } = expr;
  const held = operandsOf(expr);
  if (op === 'known') return { op, feature };
  if (op === 'in' || op === 'notIn')
    return { op, feature, values: held.length > 0 ? held : Object.keys(term.codes ?? {}) };
  const numbers = held.filter((v) => typeof v === 'number');
  const [first = 0] = numbers;
  if (op === 'between')
    return { op, feature, from: Math.min(first, ...numbers), to: Math.max(first, ...numbers) };
  return { op, feature, value: term.type === 'code' ? (held[0] ?? '') : first };
}

/** The comparison a newly added rule begins with; its number is set by the person. */
function firstComparison(term: Term): Comparison {
  const feature = term.key;
  if (term.type === 'flag') return { op: 'eq', feature, value: 1 };
  if (term.type === 'code') return { op: 'in', feature, values: Object.keys(term.codes ?? {}) };
  return { op: 'gte', feature, value: 0 };
}

/** A rule about a feature, referred to a person where the feature is unknown. */
export function newRule(term: Term, held: readonly Rule[]): Rule {
  const ids = new Set(held.map((rule) => rule.id));
  let id = term.key;
  for (let nth = 2; ids.has(id); nth++) id = `${term.key}-${nth}`;
  return { id, label: term.label, when: firstComparison(term), onUnknown: 'refer', hard: false };
}
