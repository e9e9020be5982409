import type { Comparison, Expr, Rule } from './expr';
import type { Term } from './vocabulary';

/** What is wrong with a rule, for the person who wrote it. */
export type RuleProblem = { readonly rule: string; readonly words: string };

const ORDERED = new Set(['gte', 'gt', 'lte', 'lt', 'between']);

/** How deep an expression is nested; 1 for a comparison. */
export function depthOf(expr: Expr): number {
  if ('args' in expr) return 1 + Math.max(0, ...expr.args.map(depthOf));
  return expr.op === 'not' ? 1 + depthOf(expr.arg) : 1;
}

/** Every comparison of an expression, from left to right. */
export function* comparisonsOf(expr: Expr): Generator<Comparison> {
  if ('args' in expr) for (const arg of expr.args) yield* comparisonsOf(arg);
  else if (expr.op === 'not') yield* comparisonsOf(expr.arg);
  else yield expr;
}

/** Every feature the rules name, each once, in order of appearance. */
export function featuresNamed(rules: readonly Pick<Rule, 'when'>[]): string[] {
  return [...new Set(rules.flatMap((r) => [...comparisonsOf(r.when)].map((c) => c.feature)))];
}

function operandsOf(expr: Comparison): readonly (number | string)[] {
  if (expr.op === 'known') return [];
  if (expr.op === 'between') return [expr.from, expr.to];
  return 'values' in expr ? expr.values : [expr.value];
}

function problemOf(expr: Comparison, termOf: (key: string) => Term | undefined): string | undefined {
  const term = termOf(expr.feature);
  if (!term) return `没有指标“${expr.feature}”，请从指标目录中选择`;
  const operands = operandsOf(expr);
  if (term.type !== 'code') {
    if (operands.some((o) => typeof o !== 'number' || !Number.isFinite(o)))
      return `“${term.label}”要与数字比较`;
    if (expr.op === 'between' && expr.from > expr.to) return `“${term.label}”的区间下限大于上限`;
    return undefined;
  }
  if (ORDERED.has(expr.op)) return `“${term.label}”是类别，没有大小之分，请用“等于”或“属于”`;
  const { codes } = term;
  const strange = operands.find((o) => typeof o !== 'string' || (codes && !Object.hasOwn(codes, o)));
  return strange === undefined ? undefined : `“${term.label}”没有取值“${strange}”`;
}

/**
 * Rules that make no sense: an unknown feature, a category compared by size, a value outside the vocabulary,
 * too deep, two rules of one id. Empty when all is well.
 * @param termOf what a rule can name (domain/vocabulary.ts)
 */
export function checkRules(
  rules: readonly Rule[],
  termOf: (key: string) => Term | undefined,
  deepest: number,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.id)) problems.push({ rule: rule.id, words: '两条规则用了同一编号' });
    seen.add(rule.id);
    if (depthOf(rule.when) > deepest)
      problems.push({ rule: rule.id, words: `条件嵌套超过 ${deepest} 层，请拆成几条规则` });
    for (const comparison of comparisonsOf(rule.when)) {
      const words = problemOf(comparison, termOf);
      if (words) problems.push({ rule: rule.id, words });
    }
  }
  return problems;
}
