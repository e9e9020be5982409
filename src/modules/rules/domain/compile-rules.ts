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
 * (property-tested). What a flag, a code or an unknown comes to is kept and given again, for it is alike from one
 * enterprise to the next; what an amount comes to is not, for it would outlive its match and cost the collector.
 */
export function compileRules(rules: readonly Rule[], places: Places): RowEvaluator {
  const at = Int32Array.from(rules, ({ when }) => ('feature' in when ? places.of(when.feature) : NOWHERE));
  const compared = rules.map(({ when }) => ('feature' in when ? comparing(when) : undefined));
  const traced = rules.map(({ when }) => ('feature' in when ? undefined : tracer(when, places)));
  const held = new Array<RuleVerdict | undefined>(rules.length).fill(undefined);
  const seen = new Array<Operand | undefined>(rules.length).fill(undefined);
  return (row) => {
    const verdicts = new Array<RuleVerdict>(at.length);
    let failing = 0;
    let referring = 0;
    let unknowns = 0;
    for (let i = 0; i < at.length; i++) {
      const place = at[i]!;
      let verdict: RuleVerdict | undefined;
      if (place === NOWHERE) verdict = verdictOf(rules[i]!, traced[i]!(row));
      else {
        const actual = row.at(place);
        if (Object.is(seen[i], actual)) verdict = held[i];
        if (!verdict) {
          verdict = verdictOf(rules[i]!, compared[i]!(actual));
          if (typeof actual !== 'number' || actual === 0 || actual === 1) {
            seen[i] = actual;
            held[i] = verdict;
          }
        }
      }
      verdicts[i] = verdict;
      if (verdict.outcome === 'fail') failing += 1;
      else if (verdict.outcome === 'refer') referring += 1;
      if (verdict.unknown) unknowns += 1;
    }
    const outcome = failing > 0 ? 'fail' : referring > 0 ? 'refer' : 'pass';
    return { outcome, rules: verdicts, failing, referring, unknowns };
  };
}

function verdictOf(rule: Rule, trace: Trace): RuleVerdict {
  return { rule, outcome: outcomeOf(rule, trace.truth), unknown: trace.truth === 'unknown', trace };
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
  return (row) => traceOf(row.at(place));
}

function joining(op: Expr['op'], parts: readonly Tracer[], join: typeof allOf): Tracer {
  return (row) => {
    const args = parts.map((part) => part(row));
    return { op, truth: join(args.map((arg) => arg.truth)), args };
  };
}
