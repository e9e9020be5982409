import type { Rule } from '../expr';
import { blameOf } from './blame';
import { type FactsState, passes } from './facts-state';
import type { Computed, Move } from './path';

/** Rules that hang together over the facts that can be changed. */
export type Component = {
  readonly rules: readonly Rule[];
  /** what a computed value is worked out of */
  readonly inputsOf: ReadonlyMap<string, readonly string[]>;
  /** the computed group a rule names, where it names nothing else */
  readonly groupOf: ReadonlyMap<Rule, Computed>;
  readonly moves: ReadonlyMap<string, readonly Move[]>;
};

export type Solved = {
  /** the changes; undefined: none was found */
  readonly changes: ReadonlyMap<string, Move> | undefined;
  /** whether the search was whole: the changes are the cheapest, or there are none */
  readonly proven: boolean;
};

const NONE: readonly Move[] = [];

type Unmet = { readonly rule: Rule; readonly facts: readonly string[] };
type Choice = { readonly feature: string; readonly move: Move };

/**
 * Branch and bound over conflicts: while a rule does not pass, one of the facts to blame must change, so
 * the search branches over their moves; a move once tried is not tried again beside it, so that no set of
 * changes is looked at twice. A search cut short before it found any set walks greedily instead. Equal
 * costs: the set found first stands (rule with fewest moves, then moves by cost or by cost per point, then
 * facts and values in the order given).
 * @param state the facts, unchanged; left unchanged
 * @param most nodes looked at before the search is cut short
 */
export function solveComponent(component: Component, state: FactsState, most: number): Solved {
  const { rules, inputsOf, groupOf, moves } = component;
  const tried = new Set<Move>();
  let best: { cost: number; changes: Map<string, Move> } | undefined;
  let nodes = 0;
  let cut = false;

  // asked many times between two changes: kept by fact until it changes
  const kept = new Map<string, readonly Move[]>();
  const openMoves = (feature: string): readonly Move[] => {
    if (state.chosen.has(feature)) return NONE;
    const held = kept.get(feature);
    if (held) return held;
    const all = moves.get(feature) ?? NONE;
    const open = all.some((move) => tried.has(move)) ? all.filter((move) => !tried.has(move)) : all;
    kept.set(feature, open);
    return open;
  };
  const widthOf = (key: string): number =>
    (inputsOf.get(key) ?? [key]).reduce((sum, feature) => sum + openMoves(feature).length, 0);
  /** the facts of which one must change for the rule, computed values replaced by their inputs */
  const toBlame = (rule: Rule): readonly string[] =>
    groupOf.get(rule)?.inputs ?? [
      ...new Set(
        [...(blameOf(rule, state.read, widthOf) ?? [])].flatMap((key) => inputsOf.get(key) ?? [key]),
      ),
    ];
  const choicesOf = (facts: readonly string[]): Choice[] =>
    facts.flatMap((feature) => openMoves(feature).map((move) => ({ feature, move })));
  const leastOf = (rule: Rule, facts: readonly string[]): number => {
    const least = groupOf.get(rule)?.bound?.(rule, state.raw, openMoves);
    if (least !== undefined) return least;
    return choicesOf(facts).reduce((min, { move }) => Math.min(min, move.cost), Number.POSITIVE_INFINITY);
  };
  /** What the rules that do not pass cost at least; those that share no fact add up. */
  const bound = (unmet: readonly Unmet[]): number => {
    if (unmet.length === 1) return leastOf(unmet[0]!.rule, unmet[0]!.facts);
    const counted = new Set<string>();
    let sum = 0;
    let most = 0;
    for (const { rule, facts } of unmet) {
      const least = leastOf(rule, facts);
      if (least === Number.POSITIVE_INFINITY) return least;
      if (facts.some((f) => counted.has(f))) most = Math.max(most, least);
      else {
        sum += least;
        for (const f of facts) counted.add(f);
      }
    }
    return Math.max(sum, most);
  };
  const unmetNow = (): Unmet[] =>
    rules.filter((rule) => !passes(rule, state.read)).map((rule) => ({ rule, facts: toBlame(rule) }));
  /** The ways to mend the rule that has fewest; the best for their cost first where that can be told. */
  const narrowest = (unmet: readonly Unmet[]): Choice[] => {
    const [first, ...others] = unmet.map(({ rule, facts }) => ({ rule, choices: choicesOf(facts) }));
    const { rule, choices } = others.reduce((a, b) => (b.choices.length < a.choices.length ? b : a), first!);
    const worth = groupOf.get(rule)?.worth;
    const price = ({ feature, move }: Choice) =>
      worth ? move.cost / Math.max(worth(feature, move, state.raw), Number.MIN_VALUE) : move.cost;
    return choices
      .map((choice) => ({ choice, price: price(choice) }))
      .sort((a, b) => (a.price === b.price ? a.choice.move.cost - b.choice.move.cost : a.price - b.price))
      .map(({ choice }) => choice);
  };

  const greedy = (): void => {
    let cost = 0;
    for (let unmet = unmetNow(); unmet.length > 0; unmet = unmetNow()) {
      let pick: { choice: Choice; estimate: number } | undefined;
      for (const choice of narrowest(unmet)) {
        state.set(choice.feature, choice.move);
        const estimate = choice.move.cost + bound(unmetNow());
        state.unset(choice.feature);
        if (estimate < (pick?.estimate ?? Number.POSITIVE_INFINITY)) pick = { choice, estimate };
      }
      if (!pick) break;
      state.set(pick.choice.feature, pick.choice.move);
      cost += pick.choice.move.cost;
    }
    if (unmetNow().length === 0) best = { cost, changes: new Map(state.chosen) };
    for (const feature of [...state.chosen.keys()]) state.unset(feature);
  };

  const search = (cost: number): void => {
    nodes += 1;
    if (nodes > most) cut = true;
    if (cut) return;
    const unmet = unmetNow();
    if (unmet.length === 0) {
      if (!best || cost < best.cost) best = { cost, changes: new Map(state.chosen) };
      return;
    }
    const tooDear = () => cost + bound(unmet) >= (best?.cost ?? Number.POSITIVE_INFINITY);
    const here: Choice[] = [];
    for (const choice of narrowest(unmet)) {
      // what was tried is gone from the bound: what is left may be too dear as a whole
      if (cut || tooDear()) break;
      const { feature, move } = choice;
      if (cost + move.cost < (best?.cost ?? Number.POSITIVE_INFINITY)) {
        state.set(feature, move);
        search(cost + move.cost);
        state.unset(feature);
      }
      tried.add(move);
      kept.delete(feature);
      here.push(choice);
    }
    for (const { feature, move } of here) {
      tried.delete(move);
      kept.delete(feature);
    }
  };

  search(0);
  if (cut && !best) greedy();
  return { changes: best?.changes, proven: !cut };
}
