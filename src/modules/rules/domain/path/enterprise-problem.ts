import type { IsoDate } from '@/kernel/period';
import { actionabilityOf } from '@/modules/features/domain/actionability';
import { CATALOGUE, dictionaryOf, featureOf } from '@/modules/features/domain/catalogue';
import type { RecordView } from '@/modules/features/domain/feature';
import { pointsOf } from '@/modules/risk/domain/scorecard';
import type { FeatureReader, Operand, Rule } from '../expr';
import { type FactType, type GridPoint, gridOf, operandsByFact } from './breakpoints';
import { type Change, movesOf } from './moves';
import type { Computed, Move, PathProblem } from './path';
import { cardEdges, scoreComputed } from './score-computed';
import type { ScoreModel } from './score-facts';

/** A fact beside the catalogue, such as the amount of a need. */
export type OwnFact = {
  readonly type: FactType;
  readonly value: Operand | undefined;
  readonly change?: Change;
};

/** What is computed beside the score, with the bounds it sets to the facts it is worked out of. */
export type OwnComputed = {
  readonly computed: Computed;
  readonly edges: ReadonlyMap<string, readonly Operand[]>;
};

export type EnterpriseFacts = {
  readonly asOf: IsoDate;
  /** features of the catalogue; undefined = unknown */
  readonly read: FeatureReader;
  /** the enterprise's records, for the days at which time heals */
  readonly view: RecordView;
  /** absent: there is no score, or none that can be explained; `score` is read as it stands */
  readonly model?: ScoreModel;
  readonly score?: FeatureReader;
  readonly own?: ReadonlyMap<string, OwnFact>;
  readonly more?: readonly OwnComputed[];
};

export type EnterpriseProblem = {
  readonly problem: PathProblem;
  /** the values that matter of each changeable fact */
  readonly grids: ReadonlyMap<string, readonly GridPoint[]>;
};

const POSITIONS = new Map(
  CATALOGUE.map((f) => [f.key, new Map(dictionaryOf(f).map((code, i) => [code, i]))]),
);

/** A fact as a scorecard takes it: a code by its place in the catalogue's list, NaN = unknown. */
export function encodeFact(key: string, value: Operand | undefined): number {
  if (value === undefined) return Number.NaN;
  return typeof value === 'number' ? value : (POSITIONS.get(key)?.get(value) ?? Number.NaN);
}

/** Rules over one enterprise as a path's problem: what each fact may become follows from rules, bins and formulas. */
export function enterpriseProblem(rules: readonly Rule[], facts: EnterpriseFacts): EnterpriseProblem {
  const { read, view, asOf, model, own, more = [] } = facts;
  const operands = operandsByFact(rules);
  const parts: OwnComputed[] = [...more];
  const alone = model && scoreAlone(facts, model);
  if (alone) parts.push(alone.part);
  const named = parts.filter(({ computed }) => computed.keys.some((key) => operands.has(key)));
  const keys = new Set([...operands.keys(), ...named.flatMap(({ computed }) => computed.inputs)]);
  const grids = new Map<string, readonly GridPoint[]>();
  const moves = new Map<string, readonly Move[]>();
  const now = (key: string) => (own?.has(key) ? own.get(key)?.value : read(key));
  for (const key of [...keys].sort()) {
    const mine = own?.get(key);
    const byScoreAlone =
      !mine &&
      !operands.has(key) &&
      !more.some((part) => named.includes(part) && part.computed.inputs.includes(key));
    if (alone && byScoreAlone) {
      const shared = alone.of(key);
      if (!shared) continue;
      grids.set(key, shared.grid);
      moves.set(key, shared.moves);
      continue;
    }
    const type = mine?.type ?? featureOf(key);
    if (!type) continue;
    const edges = named.flatMap((part) => part.edges.get(key) ?? []);
    const grid = gridOf(type, [...(operands.get(key) ?? []), ...edges]);
    grids.set(key, grid);
    moves.set(key, movesOf(type, grid, now(key), mine ? mine.change : changeOf(key, view, asOf), asOf));
  }
  const scored = new Set(named.flatMap(({ computed }) => computed.keys));
  return {
    problem: {
      rules,
      read: (key) => (own?.has(key) || scored.has(key) ? now(key) : (read(key) ?? facts.score?.(key))),
      computed: named.map(({ computed }) => computed),
      moves,
    },
    grids,
  };
}

type ScoreAlone = {
  readonly part: OwnComputed;
  /** what a fact may become that counts by the score alone; undefined: not of the catalogue */
  readonly of: (
    key: string,
  ) => { readonly grid: readonly GridPoint[]; readonly moves: readonly Move[] } | undefined;
};

const kept = new WeakMap<RecordView, { readonly of: EnterpriseFacts; readonly alone: ScoreAlone }>();

/** What the score makes of one enterprise: the same for every product it is looked at for, so worked out once. */
function scoreAlone(facts: EnterpriseFacts, model: ScoreModel): ScoreAlone {
  const { read, view, asOf } = facts;
  const held = kept.get(view);
  if (held && held.of.read === read && held.of.model === model && held.of.asOf === asOf) return held.alone;
  const edges = cardEdges(model);
  const found = new Map<string, ReturnType<ScoreAlone['of']>>();
  const work = (key: string): ReturnType<ScoreAlone['of']> => {
    const type = featureOf(key);
    if (!type) return undefined;
    const grid = gridOf(type, edges.get(key) ?? []);
    const all = movesOf(type, grid, read(key), changeOf(key, view, asOf), asOf);
    return { grid, moves: cheapestByBin(key, all, model) };
  };
  const alone: ScoreAlone = {
    part: { computed: scoreComputed(model), edges },
    of: (key) => {
      if (!found.has(key)) found.set(key, work(key));
      return found.get(key);
    },
  };
  kept.set(view, { of: facts, alone });
  return alone;
}

/** Where a fact counts by its bin alone, the cheapest value of each bin stands for all of it. */
function cheapestByBin(key: string, all: readonly Move[], { card, manifest, encode }: ScoreModel): Move[] {
  const needs = manifest.sources.flatMap((s) => s.needs.filter((n) => n.feature === key));
  const features = card.features.filter((f) => f.key === key);
  const best = new Map<string, Move>();
  for (const move of all) {
    const x = encode(key, move.value);
    const effect = [...features.map((f) => pointsOf(f, x)), ...needs.map((n) => x >= n.atLeast)].join();
    const held = best.get(effect);
    if (!held || move.cost < held.cost) best.set(effect, move);
  }
  return [...best.values()];
}

function changeOf(key: string, view: RecordView, asOf: IsoDate): Change | undefined {
  const action = actionabilityOf(key);
  if (!action || action.way === 'fixed') return undefined;
  const directions = { up: action.up !== undefined, down: action.down !== undefined };
  if (action.way === 'act') return { way: 'act', ...directions };
  return { way: 'time', ...directions, on: (target) => action.on(view, asOf, target) };
}
