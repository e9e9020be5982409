import type {
  Comparison,
  Expr,
  FeatureReader,
  Outcome,
  Rule,
  RuleSetVerdict,
  RuleVerdict,
  Trace,
  Truth,
} from './expr';
import { operatorOf } from './operators/comparisons';
import { allOf, anyOf, notOf } from './operators/kleene';

/** One expression over one enterprise: what was found at every node. */
export function traceExpr(expr: Expr, read: FeatureReader): Trace {
  if (expr.op === 'not') {
    const arg = traceExpr(expr.arg, read);
    return { op: 'not', truth: notOf(arg.truth), args: [arg] };
  }
  if ('args' in expr) {
    const args = expr.args.map((arg) => traceExpr(arg, read));
    const truths = args.map((arg) => arg.truth);
    return { op: expr.op, truth: expr.op === 'and' ? allOf(truths) : anyOf(truths), args };
  }
  return traceComparison(expr, read);
}

function traceComparison(expr: Comparison, read: FeatureReader): Trace {
  const operator = operatorOf(expr);
  const actual = read(expr.feature);
  let truth: Truth;
  if (actual === undefined) truth = expr.op === 'known' ? 'false' : 'unknown';
  else truth = operator.holds(expr, actual) ? 'true' : 'false';
  return { op: expr.op, truth, feature: expr.feature, actual, required: operator.required(expr) };
}

/** What a rule says once its condition is known to be true, false or unknown. */
export function outcomeOf(rule: Pick<Rule, 'onUnknown'>, truth: Truth): Outcome {
  if (truth === 'unknown') return rule.onUnknown;
  return truth === 'true' ? 'pass' : 'fail';
}

/**
 * All rules over one enterprise, every rule's outcome with the values it rests on: one failing rule fails
 * the set; else one that refers refers it to a person; else it passes.
 * @param read the enterprise's features; undefined = unknown
 */
export function evaluateRow(rules: readonly Rule[], read: FeatureReader): RuleSetVerdict {
  let outcome: Outcome = 'pass';
  const verdicts: RuleVerdict[] = [];
  for (const rule of rules) {
    const trace = traceExpr(rule.when, read);
    const own = outcomeOf(rule, trace.truth);
    if (own === 'fail') outcome = 'fail';
    else if (own === 'refer' && outcome === 'pass') outcome = 'refer';
    verdicts.push({ rule, outcome: own, unknown: trace.truth === 'unknown', trace });
  }
  return { outcome, rules: verdicts };
}
