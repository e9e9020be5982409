import { featuresNamed } from './check-rules';
import { outcomeOf } from './evaluate-row';
import type { Expr, Outcome, Rule, Truth } from './expr';
import { jointTruths, type Work } from './joint-truths';
import { type Term, termOf as vocabularyTerm } from './vocabulary';

/** What is proven of rules without looking at any enterprise. */
export type RuleFinding = {
  readonly kind:
    | 'never-true' // no value makes the condition true
    | 'never-false' // no value makes it false
    | 'conflict' // each can be true, never all of them together
    | 'redundant'; // the first decides nothing the second does not
  /** ids; of a conflict in the order of the rules */
  readonly rules: readonly string[];
  /**
   * Of never-true and conflict: the best an enterprise can still come to, by what is unknown of it; of
   * never-false: what an unknown comes to, absent where the condition is never unknown.
   */
  readonly unknowns?: Outcome;
};

type TermOf = (key: string) => Pick<Term, 'type' | 'codes'> | undefined;
type Look = { readonly termOf: TermOf; readonly work: Work };

const MOST_ALONE = 20_000;
const MOST_OF_TWO = 2_000;
const MOST_OF_SET = 20_000;
/** of a whole set: a few tens of milliseconds */
const MOST_IN_ALL = 100_000;
const RANK: Record<Outcome, number> = { pass: 0, refer: 1, fail: 2 };
const OUTCOMES: readonly Outcome[] = ['pass', 'refer', 'fail'];

/**
 * 规则逻辑: conditions that are always or never true, rules that no value satisfies together, rules that another
 * already covers. Exact where the values to tell apart are few enough to look at them all, else by the parts of
 * the condition; what is not proven is not said (property-tested against `evaluateRow`).
 * @param rules as `checkRules` lets them pass
 */
export function ruleFindings(rules: readonly Rule[], termOf: TermOf = vocabularyTerm): RuleFinding[] {
  const look: Look = { termOf, work: { left: MOST_IN_ALL } };
  const found = new Map<string, RuleFinding>();
  for (const rule of rules) {
    const finding = ofOne(rule, look);
    if (finding) found.set(rule.id, finding);
  }
  const open = rules.filter((rule) => !found.has(rule.id));
  const features = new Map(open.map((rule) => [rule, new Set(featuresNamed([rule]))]));
  const meet = (a: Rule, b: Rule) => [...features.get(a)!].some((f) => features.get(b)!.has(f));
  const pairs: RuleFinding[] = [];
  const covered = new Set<string>();
  open.forEach((a, i) => {
    for (const b of open.slice(i + 1)) {
      const finding = meet(a, b) ? ofTwo(a, b, look) : undefined;
      if (!finding || covered.has(finding.rules[0]!)) continue;
      if (finding.kind === 'redundant') covered.add(finding.rules[0]!);
      pairs.push(finding);
    }
  });
  const torn = new Set(pairs.flatMap((p) => (p.kind === 'conflict' ? p.rules : [])));
  const sets = groups(open, meet).flatMap((group) => {
    if (group.length < 3 || group.some((rule) => torn.has(rule.id))) return [];
    return conflictOf(group, look) ?? [];
  });
  return [...rules.flatMap((rule) => found.get(rule.id) ?? []), ...pairs, ...sets];
}

function ofOne({ id, when, onUnknown }: Rule, look: Look): RuleFinding | undefined {
  const can = truthsOf(when, look);
  const unknowns = can.has('unknown') ? { unknowns: onUnknown } : {};
  if (!can.has('true'))
    return { kind: 'never-true', rules: [id], unknowns: can.has('unknown') ? onUnknown : 'fail' };
  return can.has('false') ? undefined : { kind: 'never-false', rules: [id], ...unknowns };
}

/** Truths that could not be ruled out. */
function truthsOf(expr: Expr, look: Look): ReadonlySet<Truth> {
  const exact = jointTruths([expr], look.termOf, MOST_ALONE, look.work);
  if (exact) return new Set(exact.map(([truth]) => truth!));
  if (expr.op === 'not') {
    const arg = truthsOf(expr.arg, look);
    const turned: Record<Truth, Truth> = { true: 'false', false: 'true', unknown: 'unknown' };
    return new Set([...arg].map((t) => turned[t]));
  }
  if (!('args' in expr)) return new Set<Truth>(['true', 'false', 'unknown']);
  const parts = expr.args.map((arg) => truthsOf(arg, look));
  // and is true only where all are, false only where one is; or the other way round
  const [strict, loose]: Truth[] = expr.op === 'and' ? ['true', 'false'] : ['false', 'true'];
  const can = new Set<Truth>();
  if (parts.every((p) => p.has(strict!))) can.add(strict!);
  if (parts.some((p) => p.has(loose!))) can.add(loose!);
  if (parts.some((p) => p.has('unknown'))) can.add('unknown');
  return can;
}

function ofTwo(a: Rule, b: Rule, look: Look): RuleFinding | undefined {
  const truths = jointTruths([a.when, b.when], look.termOf, MOST_OF_TWO, look.work);
  if (!truths) return undefined;
  const conflict = conflictIn([a, b], truths);
  if (conflict) return conflict;
  const ranks = truths.map(([t, u]) => [RANK[outcomeOf(a, t!)], RANK[outcomeOf(b, u!)]] as const);
  if (ranks.every(([x, y]) => y <= x)) return { kind: 'redundant', rules: [b.id, a.id] };
  if (ranks.every(([x, y]) => x <= y)) return { kind: 'redundant', rules: [a.id, b.id] };
  return undefined;
}

function conflictOf(rules: readonly Rule[], look: Look): RuleFinding | undefined {
  const truths = jointTruths(
    rules.map((rule) => rule.when),
    look.termOf,
    MOST_OF_SET,
    look.work,
  );
  return truths && conflictIn(rules, truths);
}

function conflictIn(rules: readonly Rule[], truths: readonly (readonly Truth[])[]): RuleFinding | undefined {
  if (truths.some((of) => of.every((t) => t === 'true'))) return undefined;
  const worst = truths.map((of) => Math.max(...of.map((t, i) => RANK[outcomeOf(rules[i]!, t)])));
  return {
    kind: 'conflict',
    rules: rules.map((rule) => rule.id),
    unknowns: OUTCOMES[Math.min(...worst)] as Outcome,
  };
}

/** Rules that hang together by the features they name. */
function groups(rules: readonly Rule[], meet: (a: Rule, b: Rule) => boolean): Rule[][] {
  const left = new Set(rules);
  const found: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const member of group)
      for (const other of left)
        if (meet(member, other)) {
          left.delete(other);
          group.push(other);
        }
    found.push(group.sort((a, b) => rules.indexOf(a) - rules.indexOf(b)));
  }
  return found;
}
