import { gradeTableAt } from '@/modules/risk/domain/grade';
import type { CardFeature } from '@/modules/risk/domain/model-files';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { scoreOfPd } from '@/modules/risk/domain/score-points';
import type { FeatureReader, Operand, Rule } from '../expr';
import { operandsByFact } from './breakpoints';
import { passes } from './facts-state';
import type { Computed, Move } from './path';
import { GRADE_FEATURE, readerAt, type ScoreModel, type ScoreOf, scoreOf, scoreReader } from './score-facts';

/** Room for the last bits of float64 between a score and the PD it stands for. */
const SLACK = 1e-6;

/** The score, the PD and the grade as facts that follow from the card's features. */
export function scoreComputed(model: ScoreModel): Computed {
  const of = scoreOf(model);
  const byKey = new Map(model.card.features.map((f) => [f.key, [f]]));
  const increments = incrementsOf(of);
  const needed = new WeakMap<Rule, (score: number) => number | undefined>();
  return {
    keys: [SCORE_FEATURE, PD_FEATURE, GRADE_FEATURE],
    inputs: model.manifest.features,
    compute: scoreReader(model, of),
    bound: (rule, read, open) => {
      const score = of.score(read);
      if (score === undefined) return undefined; // whether it will abstain is left to the search
      const rise = needed.get(rule) ?? riseOf(rule, model);
      needed.set(rule, rise);
      const points = rise(score);
      // a source may also stop being known, and the model abstain
      if (mayAbstain(of, open) && passes(rule, readerAt(model, undefined))) return undefined;
      return points === undefined ? undefined : cheapestRise(points, of, read, open, increments);
    },
    worth: (input, move, read) =>
      (byKey.get(input) ?? []).reduce(
        (sum, f) => sum + of.points(f, move.value) - of.points(f, read(input)),
        0,
      ),
  };
}

/** The bounds of a card's features, as the rules' own bounds are: bins and what a source needs. */
export function cardEdges({ manifest, card }: ScoreModel): Map<string, Operand[]> {
  const edges = new Map<string, Operand[]>(manifest.features.map((key) => [key, []]));
  for (const f of card.features) edges.get(f.key)?.push(...f.edges);
  for (const s of manifest.sources) for (const n of s.needs) edges.get(n.feature)?.push(n.atLeast);
  return edges;
}

function mayAbstain(of: ScoreOf, open: (input: string) => readonly Move[]): boolean {
  return of.sources.some((s) => s.asked && s.needs.some((n) => open(n.feature).length > 0));
}

/** How many points a rule over score, PD and grade asks for at least; undefined where fewer points may do. */
function riseOf(rule: Rule, model: ScoreModel): (score: number) => number | undefined {
  const operands = operandsByFact([rule]);
  const numbers = (key: string) =>
    (operands.get(key) ?? []).filter((o): o is number => typeof o === 'number');
  const bounds = [
    ...numbers(SCORE_FEATURE),
    ...numbers(PD_FEATURE).flatMap((pd) => (pd > 0 && pd < 1 ? [scoreOfPd(pd, model.manifest.score)] : [])),
    ...(operands.has(GRADE_FEATURE) ? Object.values(gradeTableAt(model.asOf).lowest) : []),
  ].sort((a, b) => a - b);
  // stretches between bounds, and the bounds themselves with room for rounding
  const stretches = [Number.NEGATIVE_INFINITY, ...bounds, Number.POSITIVE_INFINITY].flatMap((low, i, all) => {
    const high = all[i + 1];
    if (high === undefined) return [];
    const inside =
      low === Number.NEGATIVE_INFINITY
        ? high - 1
        : high === Number.POSITIVE_INFINITY
          ? low + 1
          : (low + high) / 2;
    const at = [low - SLACK, low, low + SLACK].filter(Number.isFinite);
    return [...at, ...(Number.isFinite(inside) ? [inside] : [0])].map((score) => ({ low, score }));
  });
  const good = stretches.filter(({ score }) => passes(rule, readerAt(model, score)));
  return (score) => {
    if (good.some(({ low, score: at }) => low < score && at < score)) return undefined;
    const least = good.reduce((min, { low }) => Math.min(min, low), Number.POSITIVE_INFINITY);
    return least === Number.POSITIVE_INFINITY ? least : least - SLACK * 2 - score;
  };
}

/** A further gain of one fact for a further cost; of one fact, each is dearer per point than the one before. */
type Increment = { readonly gain: number; readonly price: number };

/**
 * The lower hull of what a fact's moves cost and bring, as increments: the relaxation of a multiple-choice
 * knapsack (Sinha and Zoltners, The Multiple-Choice Knapsack Problem, Operations Research 27(3), 1979).
 */
function incrementsOf(of: ScoreOf) {
  const kept = new WeakMap<readonly Move[], { readonly now: number; readonly list: readonly Increment[] }>();
  return (feature: CardFeature, now: number, moves: readonly Move[]): readonly Increment[] => {
    const held = kept.get(moves);
    if (held && held.now === now) return held.list;
    const gains = moves
      .map((move) => ({ gain: of.points(feature, move.value) - now, cost: move.cost }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => a.cost - b.cost || b.gain - a.gain);
    const hull: { gain: number; cost: number }[] = [{ gain: 0, cost: 0 }];
    for (const next of gains) {
      if (next.gain <= hull.at(-1)!.gain) continue;
      const slope = (from: { gain: number; cost: number }) =>
        (next.cost - from.cost) / (next.gain - from.gain);
      while (hull.length > 1) {
        const [before, last] = hull.slice(-2) as [(typeof hull)[number], (typeof hull)[number]];
        if ((last.cost - before.cost) / (last.gain - before.gain) < slope(before)) break;
        hull.pop();
      }
      hull.push(next);
    }
    const list = hull.slice(1).map(({ gain, cost }, i) => {
      const more = gain - hull[i]!.gain;
      return { gain: more, price: (cost - hull[i]!.cost) / more };
    });
    kept.set(moves, { now, list });
    return list;
  };
}

/**
 * Never more than the cheapest way to gain points: increments by price, the last in part. A source that
 * may turn known or unknown gives what that brings for free.
 */
function cheapestRise(
  points: number,
  of: ScoreOf,
  read: FeatureReader,
  open: (input: string) => readonly Move[],
  increments: ReturnType<typeof incrementsOf>,
): number {
  let left = points;
  const offers: Increment[] = [];
  for (const source of of.sources) {
    let sum = 0;
    for (const f of source.features) {
      const now = of.points(f, read(f.key));
      sum += now;
      const moves = open(f.key);
      if (moves.length > 0) offers.push(...increments(f, now, moves));
    }
    if (!of.known(source, read)) left -= Math.max(0, sum);
    else if (source.needs.some((n) => open(n.feature).length > 0)) left -= Math.max(0, -sum);
  }
  let cost = 0;
  for (const { price, gain } of offers.sort((a, b) => a.price - b.price)) {
    if (left <= 0) break;
    cost += price * Math.min(gain, left);
    left -= gain;
  }
  // costs are whole, so a part of one more is one more; the room is for float64
  return left > 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.ceil(cost - SLACK));
}
