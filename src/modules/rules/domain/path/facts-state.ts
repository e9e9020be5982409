import { outcomeOf } from '../evaluate-row';
import type { Expr, FeatureReader, Rule, Truth } from '../expr';
import { operatorOf } from '../operators/comparisons';
import { allOf, anyOf, notOf } from '../operators/kleene';
import type { Computed, Move } from './path';

/** As `traceExpr`, without the trace: asked many thousand times in a search. */
function truthOf(expr: Expr, read: FeatureReader): Truth {
  if (expr.op === 'not') return notOf(truthOf(expr.arg, read));
  if ('args' in expr) {
    const truths = expr.args.map((arg) => truthOf(arg, read));
    return expr.op === 'and' ? allOf(truths) : anyOf(truths);
  }
  const actual = read(expr.feature);
  if (actual === undefined) return expr.op === 'known' ? 'false' : 'unknown';
  return operatorOf(expr).holds(expr, actual) ? 'true' : 'false';
}

export function passes(rule: Rule, read: FeatureReader): boolean {
  return outcomeOf(rule, truthOf(rule.when, read)) === 'pass';
}

/** The facts with some of them changed; what is computed follows. */
export class FactsState {
  readonly chosen = new Map<string, Move>();
  private readonly groups = new Map<string, { readonly of: Computed; at: number; values: FeatureReader }>();
  private version = 0;

  constructor(
    private readonly base: FeatureReader,
    computed: readonly Computed[],
  ) {
    for (const of of computed) {
      const group = { of, at: -1, values: base };
      for (const key of of.keys) this.groups.set(key, group);
    }
  }

  readonly raw: FeatureReader = (key) => {
    const move = this.chosen.get(key);
    return move === undefined ? this.base(key) : move.value;
  };

  readonly read: FeatureReader = (key) => {
    const group = this.groups.get(key);
    if (!group) return this.raw(key);
    if (group.at !== this.version) {
      group.values = group.of.compute(this.raw);
      group.at = this.version;
    }
    return group.values(key);
  };

  set(feature: string, move: Move): void {
    this.chosen.set(feature, move);
    this.version += 1;
  }

  unset(feature: string): void {
    this.chosen.delete(feature);
    this.version += 1;
  }
}
