import { outcomeOf, traceExpr } from '../evaluate-row';
import type { FeatureReader, Rule, Trace, Truth } from '../expr';

/** What an expression must become, and whether it is. */
type Goal = 'true' | 'false' | 'not-true' | 'not-false';

const OPPOSITE: Record<Goal, Goal> = {
  true: 'false',
  false: 'true',
  'not-true': 'not-false',
  'not-false': 'not-true',
};
const met = (goal: Goal, truth: Truth): boolean =>
  goal === 'true' || goal === 'false' ? truth === goal : truth !== goal.slice(4);

/** A rule that does not pass: what its expression must become. */
export function goalOf({ onUnknown }: Pick<Rule, 'onUnknown'>): Goal {
  return onUnknown === 'pass' ? 'not-false' : 'true';
}

/**
 * Facts of which at least one must change before the expression can meet its goal: of things that must
 * all hold, one that does not, the one with the fewest ways; of alternatives, all of them. Empty:
 * nothing can change it. A known fact never turns unknown again.
 * @param widthOf how many ways a fact has to change
 */
function blamed(trace: Trace, goal: Goal, widthOf: (feature: string) => number): ReadonlySet<string> {
  if (trace.op === 'not') return blamed(trace.args![0]!, OPPOSITE[goal], widthOf);
  if (!trace.args) {
    const lost = trace.op === 'known' && (goal === 'false' || goal === 'not-true');
    return new Set(lost ? [] : [trace.feature as string]);
  }
  const unmet = trace.args.filter((arg) => !met(goal, arg.truth)).map((arg) => blamed(arg, goal, widthOf));
  const every = (trace.op === 'and') === (goal === 'true' || goal === 'not-false');
  if (!every) return new Set(unmet.flatMap((set) => [...set]));
  const width = (set: ReadonlySet<string>) => [...set].reduce((sum, f) => sum + widthOf(f), 0);
  return unmet.reduce((a, b) => (width(b) < width(a) ? b : a));
}

/** The facts to blame for a rule that does not pass; undefined when it does. */
export function blameOf(
  rule: Rule,
  read: FeatureReader,
  widthOf: (feature: string) => number,
): ReadonlySet<string> | undefined {
  const trace = traceExpr(rule.when, read);
  return outcomeOf(rule, trace.truth) === 'pass' ? undefined : blamed(trace, goalOf(rule), widthOf);
}
