import type { IsoDate } from '@/kernel/period';
import { evaluateRow } from '../evaluate-row';
import type { Operand, Rule } from '../expr';
import { comparisonsOf } from './breakpoints';
import { FactsState, passes } from './facts-state';
import type { BlockedRule, Computed, Move, PathProblem, PathResult, PathStep } from './path';
import { type Component, solveComponent } from './solve-component';

/** Nodes of one component's search; beyond it a path is not proven cheapest. */
export const MOST_NODES = 200;

/**
 * 上榜路径: the cheapest changes after which every rule passes. Facts are taken as independent of each
 * other; what is computed from them follows exactly. A fact is acted on only where some rule it leaves
 * open is not marked `actionable: false`, or where no open rule names it.
 * @param most nodes per component
 * @throws RangeError when the result does not hold: a defect, never data
 */
export function findPath(problem: PathProblem, most = MOST_NODES): PathResult {
  const state = new FactsState(problem.read, problem.computed);
  const open = problem.rules.filter((rule) => !passes(rule, state.read));
  if (open.length === 0) return { kind: 'passes' };
  const facts = factsByRule(problem);
  const moves = suggested(problem, facts, open);
  const changes = new Map<string, Move>();
  let proven = true;
  let undecided = false;
  const blocked: BlockedRule[] = [];
  let alone = false;
  for (const component of componentsOf(problem, facts, moves)) {
    const stuck = component.rules.filter((rule) => open.includes(rule));
    if (stuck.length === 0) continue;
    const solved = solveComponent(component, state, most);
    proven &&= solved.proven;
    for (const [feature, move] of solved.changes ?? []) changes.set(feature, move);
    if (solved.changes) continue;
    if (!solved.proven) undecided = true;
    const hopeless = stuck.filter((rule) => {
      const { changes, proven } = solveComponent({ ...component, rules: [rule] }, state, most);
      return proven && !changes;
    });
    if (hopeless.length > 0) alone = true;
    else if (!solved.proven) continue;
    for (const rule of hopeless.length > 0 ? hopeless : stuck)
      blocked.push({ rule, facts: (facts.get(rule) ?? []).map((f) => obstacle(f, problem, moves)) });
  }
  if (blocked.length > 0) return { kind: 'impossible', blocked, together: !alone };
  if (undecided) return { kind: 'undecided' };
  if (!proven) shrink(changes, problem);
  return pathOf(changes, problem, proven);
}

/** The facts each rule rests on, computed values replaced by what they are worked out of. */
function factsByRule({ rules, computed }: PathProblem): Map<Rule, readonly string[]> {
  const inputs = new Map(computed.flatMap((c) => c.keys.map((key) => [key, c.inputs] as const)));
  return new Map(
    rules.map((rule) => [
      rule,
      [...new Set([...comparisonsOf(rule.when)].flatMap((c) => inputs.get(c.feature) ?? [c.feature]))],
    ]),
  );
}

/** The moves that may be suggested. */
function suggested(
  { moves }: PathProblem,
  facts: ReadonlyMap<Rule, readonly string[]>,
  open: readonly Rule[],
): Map<string, readonly Move[]> {
  const barred = new Set<string>();
  for (const rule of open)
    if (rule.actionable === false) for (const f of facts.get(rule) ?? []) barred.add(f);
  for (const rule of open)
    if (rule.actionable !== false) for (const f of facts.get(rule) ?? []) barred.delete(f);
  const kept = new Map<string, readonly Move[]>();
  for (const [feature, all] of moves) {
    const free = barred.has(feature) ? all.filter((move) => move.way !== 'act') : all;
    if (free.length > 0) kept.set(feature, free);
  }
  return kept;
}

function obstacle(
  feature: string,
  { moves }: PathProblem,
  free: ReadonlyMap<string, readonly Move[]>,
): BlockedRule['facts'][number] {
  if (free.has(feature)) return { feature, why: 'short' };
  return { feature, why: (moves.get(feature)?.length ?? 0) > 0 ? 'unsuggested' : 'fixed' };
}

/** Rules joined by the changeable facts they share. */
function componentsOf(
  { rules, computed }: PathProblem,
  facts: ReadonlyMap<Rule, readonly string[]>,
  moves: ReadonlyMap<string, readonly Move[]>,
): Component[] {
  const inputsOf = new Map(computed.flatMap((c) => c.keys.map((key) => [key, c.inputs] as const)));
  const groupOf = new Map<Rule, Computed>();
  for (const rule of rules) {
    const named = new Set(
      [...comparisonsOf(rule.when)].map((c) => computed.find((g) => g.keys.includes(c.feature))),
    );
    const [only] = named;
    if (only && named.size === 1) groupOf.set(rule, only);
  }
  const sets: { rules: Rule[]; facts: Set<string> }[] = [];
  for (const rule of rules) {
    const mine = { rules: [rule], facts: new Set((facts.get(rule) ?? []).filter((f) => moves.has(f))) };
    for (const set of sets.filter((s) => [...mine.facts].some((f) => s.facts.has(f)))) {
      sets.splice(sets.indexOf(set), 1);
      mine.rules.unshift(...set.rules);
      for (const f of set.facts) mine.facts.add(f);
    }
    sets.push(mine);
  }
  return sets.map((set) => ({ rules: set.rules, inputsOf, groupOf, moves }));
}

/** Leaves out what is not needed, the dearest first: for a search that was cut short. */
function shrink(changes: Map<string, Move>, problem: PathProblem): void {
  const dearest = [...changes].sort((a, b) => b[1].cost - a[1].cost);
  for (let again = true; again; ) {
    again = false;
    for (const [feature, move] of dearest) {
      if (!changes.delete(feature)) continue;
      if (unmetAfter(changes, problem).length === 0) again = true;
      else changes.set(feature, move);
    }
  }
}

/** The rules that do not pass after the changes, by the evaluator that decides. */
export function unmetAfter(changes: ReadonlyMap<string, { value: Operand }>, problem: PathProblem): Rule[] {
  const state = new FactsState((key) => changes.get(key)?.value ?? problem.read(key), problem.computed);
  return evaluateRow(problem.rules, state.read)
    .rules.filter((verdict) => verdict.outcome !== 'pass')
    .map((verdict) => verdict.rule);
}

function pathOf(changes: ReadonlyMap<string, Move>, problem: PathProblem, proven: boolean): PathResult {
  if (unmetAfter(changes, problem).length > 0) throw new RangeError('the path does not lead to a pass');
  const steps: PathStep[] = [];
  for (const feature of problem.moves.keys()) {
    const move = changes.get(feature);
    if (!move) continue;
    const without = new Map(changes);
    without.delete(feature);
    const fixes = unmetAfter(without, problem).map((rule) => rule.id);
    if (fixes.length === 0) throw new RangeError(`the step of ${feature} is not needed`);
    const { value: to, way, cost, from } = move;
    steps.push({ feature, now: problem.read(feature), to, way, cost, ...(from ? { from } : {}), fixes });
  }
  const totalCost = steps.reduce((sum, step) => sum + step.cost, 0);
  return { kind: 'path', steps, totalCost, earliest: earliestOf(steps), proven };
}

function earliestOf(steps: readonly PathStep[]): IsoDate | 'unknown' | undefined {
  const waiting = steps.filter((step) => step.way === 'time');
  if (waiting.some((step) => step.from === undefined)) return 'unknown';
  return waiting
    .map((step) => step.from as IsoDate)
    .reduce<IsoDate | undefined>((a, b) => (a && a > b ? a : b), undefined);
}
