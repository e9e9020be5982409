import { outcomeOf } from './evaluate-row';
import type { Comparison, Expr, Operand, Rule, RuleSetVerdict, RuleVerdict, Trace } from './expr';
import { operatorOf } from './operators/comparisons';
import { allOf, anyOf, notOf } from './operators/kleene';
import type { Places, RowOnce } from './read-once';

/** A verdict with how many of its rules fail, refer to a person, and rest on an unknown. */
export type CountedVerdict = RuleSetVerdict & {
  readonly failing: number;
  readonly referring: number;
  readonly unknowns: number;
};
export type RowEvaluator = (row: RowOnce) => CountedVerdict;

type Tracer = (row: RowOnce) => Trace;
type Compared = (actual: Operand | undefined) => Trace;

/** The place of a rule that is no single comparison. */
const NOWHERE = -1;

/**
 * Rules made ready once, for many enterprises: the same verdict as `evaluateRow`, traces and all
 * (property-tested). What is found again as of the enterprise before is the same object: most flags and
 * codes are alike from one enterprise to the next, and nothing is made of them. Written for a hundred
 * thousand rules a second: the usual rule, one comparison, is looked at without a call.
 */
export function compileRules(rules: readonly Rule[], places: Places): RowEvaluator {
  const at = Int32Array.from(rules, ({ when }) => ('feature' in when ? places.of(when.feature) : NOWHERE));
  const compared = rules.map(({ when }) => ('feature' in when ? comparing(when) : undefined));
  const traced = rules.map(({ when }) => ('feature' in when ? undefined : tracer(when, places)));
  const seen = new Array<Operand | undefined>(rules.length).fill(undefined);
  let last: CountedVerdict | undefined;
  return (row) => {
    const before = last;
    last = undefined; // until all rules are done: a reader that throws leaves nothing half new
    let verdicts: RuleVerdict[] | undefined;
    for (let i = 0; i < at.length; i++) {
      const place = at[i]!;
      let trace: Trace;
      if (place === NOWHERE) {
        trace = traced[i]!(row);
        if (before && before.rules[i]!.trace === trace) continue;
      } else {
        const actual = row.at(place);
        if (before && Object.is(seen[i], actual)) continue;
        seen[i] = actual;
        trace = compared[i]!(actual);
      }
      verdicts ??= before ? before.rules.slice() : new Array<RuleVerdict>(at.length);
      const rule = rules[i]!;
      const unknown = trace.truth === 'unknown';
      verdicts[i] = { rule, outcome: outcomeOf(rule, trace.truth), unknown, trace };
    }
    last = before && !verdicts ? before : counted(verdicts ?? []);
    return last;
  };
}

function counted(rules: readonly RuleVerdict[]): CountedVerdict {
  let failing = 0;
  let referring = 0;
  let unknowns = 0;
  for (const { outcome, unknown } of rules) {
    if (outcome === 'fail') failing += 1;
    else if (outcome === 'refer') referring += 1;
    if (unknown) unknowns += 1;
  }
  const outcome = failing > 0 ? 'fail' : referring > 0 ? 'refer' : 'pass';
  return { outcome, rules, failing, referring, unknowns };
}

function comparing(expr: Comparison): Compared {
  const { op, feature } = expr;
  const { holds, required: requiredOf } = operatorOf(expr);
  const required = requiredOf(expr);
  const missing = op === 'known' ? 'false' : 'unknown';
  return (actual) => {
    const truth = actual === undefined ? missing : holds(expr, actual) ? 'true' : 'false';
    return { op, truth, feature, actual, required };
  };
}

function tracer(expr: Expr, places: Places): Tracer {
  if (expr.op === 'not') return joining('not', [tracer(expr.arg, places)], ([truth]) => notOf(truth!));
  if ('args' in expr) {
    const parts = expr.args.map((arg) => tracer(arg, places));
    return joining(expr.op, parts, expr.op === 'and' ? allOf : anyOf);
  }
  const place = places.of(expr.feature);
  const traceOf = comparing(expr);
  let last = traceOf(undefined);
  return (row) => {
    const actual = row.at(place);
    if (!Object.is(last.actual, actual)) last = traceOf(actual);
    return last;
  };
}

function joining(op: Expr['op'], parts: readonly Tracer[], join: typeof allOf): Tracer {
  let last: Trace | undefined;
  return (row) => {
    const args = parts.map((part) => part(row));
    const same = last?.args?.every((arg, i) => arg === args[i]);
    if (!last || !same) last = { op, truth: join(args.map((arg) => arg.truth)), args };
    return last;
  };
}
