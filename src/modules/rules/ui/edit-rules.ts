import type { Comparison, Expr, Operand, Rule } from '../domain/expr';
import { type Term, termOf } from '../domain/vocabulary';

/** A comparison a slider can set: one number against an ordered feature. */
export type Threshold = {
  readonly op: 'gte' | 'gt' | 'lte' | 'lt';
  readonly feature: string;
  readonly value: number;
};
/** A comparison a list of categories can set. */
export type Choice = {
  readonly op: 'in' | 'notIn';
  readonly feature: string;
  readonly values: readonly Operand[];
};

export function asThreshold(expr: Expr): { threshold: Threshold; term: Term } | undefined {
  if (expr.op !== 'gte' && expr.op !== 'gt' && expr.op !== 'lte' && expr.op !== 'lt') return undefined;
  if (typeof expr.value !== 'number') return undefined;
  const term = termOf(expr.feature);
  const { op, feature, value } = expr;
  return term && { threshold: { op, feature, value }, term };
}

export function asChoice(expr: Expr): { choice: Choice; term: Term } | undefined {
  if (expr.op !== 'in' && expr.op !== 'notIn') return undefined;
  const term = termOf(expr.feature);
  const { op, feature, values } = expr;
  return term?.codes ? { choice: { op, feature, values }, term } : undefined;
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
