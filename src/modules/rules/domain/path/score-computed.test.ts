import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/kernel/period';
import { gradeOf } from '@/modules/risk/domain/grade';
import { aCardFeature, aManifest, aSource } from '@/modules/risk/domain/model-case';
import { evaluateScorecard } from '@/modules/risk/domain/scorecard';
import { evaluateRow } from '../evaluate-row';
import type { Operand, Rule } from '../expr';
import { type FactType, gridOf, operandsByFact } from './breakpoints';
import { findPath } from './find-path';
import { movesOf } from './moves';
import type { Move } from './path';
import { cardEdges, scoreComputed } from './score-computed';
import { type ScoreModel, scoreOf } from './score-facts';

const AS_OF = '2026-11-20' as IsoDate;
const KEYS = ['f0', 'f1', 'f2', 'f3', 'f4'];
const COUNT: FactType = { type: 'count', unit: '件' };
const points = fc.array(
  fc.integer({ min: -2_000, max: 2_000 }).map((n) => n / 64),
  { minLength: 3, maxLength: 3 },
);
const edges = fc.constantFrom([1, 3], [0, 2], [2, 5]).map((list) => [...list]);

/** Two sources, one of them with a need; the model abstains when the first is unknown. */
const models: fc.Arbitrary<ScoreModel> = fc
  .record({
    cards: fc.array(fc.record({ edges, points, missing: fc.constantFrom(0, -3.5) }), {
      minLength: 5,
      maxLength: 5,
    }),
    least: fc.constantFrom(1, 2),
    need: fc.constantFrom(0, 1, 2),
    atLeast: fc.constantFrom(0, 1),
    prior: fc.constantFrom(0.01, 0.03, 0.1),
  })
  .map(({ cards, least, need, atLeast, prior }) => ({
    card: {
      features: cards.map((card, i) => aCardFeature(KEYS[i]!, { source: i < 3 ? 'a' : 'b', ...card })),
    },
    manifest: aManifest({
      features: KEYS,
      sources: [
        aSource('a', { leastFeatures: least }),
        aSource('b', { needs: [{ feature: 'f3', atLeast: need, words: '' }] }),
      ],
      minSources: { atLeast, of: ['a'], words: '' },
    }),
    prior,
    asOf: AS_OF,
    encode: (_key, value) => (typeof value === 'number' ? value : Number.NaN),
  }));
const rows = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 3 }), {
  minLength: 5,
  maxLength: 5,
});

/** What a model says of a row by the scorecard itself. */
function told({ card, manifest, prior }: ScoreModel, values: readonly (Operand | undefined)[]) {
  const result = evaluateScorecard(
    card,
    manifest,
    values.map((v) => (v === undefined ? Number.NaN : Number(v))),
    prior,
  );
  const asked = manifest.sources.filter(
    (s, i) => manifest.minSources.of.includes(s.key) && result.known[i] === 1,
  );
  return asked.length < manifest.minSources.atLeast ? undefined : result;
}

describe('the score as a function of facts', () => {
  it('is the scorecard’s, or undefined where the model abstains', () => {
    fc.assert(
      fc.property(models, rows, (model, row) => {
        const read = (key: string) => row[KEYS.indexOf(key)];
        const reader = scoreComputed(model).compute(read);
        const expected = told(model, row);
        expect(scoreOf(model).score(read)).toBe(expected?.score);
        expect(reader('credit-score')).toBe(expected?.score);
        expect(reader('pd-12m')).toBe(expected?.pd);
        expect(reader('score-grade')).toBe(expected && gradeOf(expected.score, AS_OF));
      }),
      { numRuns: 3_000, seed: 20261127 },
    );
  }, 60_000);
});

const shapes: fc.Arbitrary<Rule['when']> = fc.oneof(
  fc.record({
    op: fc.constantFrom('gte', 'gt', 'lt'),
    feature: fc.constant('credit-score'),
    value: fc.integer({ min: 540, max: 700 }),
  }),
  fc.record({
    op: fc.constantFrom('lte', 'lt'),
    feature: fc.constant('pd-12m'),
    value: fc.constantFrom(0.004, 0.01, 0.03, 0.1),
  }),
  fc.record({
    op: fc.constant('in'),
    feature: fc.constant('score-grade'),
    values: fc.constantFrom(['A'], ['A', 'B'], ['B', 'C'], ['D']),
  }),
  fc.record({
    op: fc.constantFrom('gte', 'lte'),
    feature: fc.constantFrom('f0', 'f4'),
    value: fc.integer({ min: 0, max: 4 }),
  }),
) as fc.Arbitrary<Rule['when']>;
const sets = fc
  .array(fc.record({ when: shapes, onUnknown: fc.constantFrom('fail', 'pass', 'refer') }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => list.map((r, i): Rule => ({ id: `r${i}`, label: '', hard: false, ...r })));
const directions = fc.array(fc.constantFrom('both', 'up', 'down', 'none'), { minLength: 5, maxLength: 5 });

describe('a path through the scorecard', () => {
  it('is the cheapest over all values of all its facts, passes, and needs each step', () => {
    let found = 0;
    let none = 0;
    fc.assert(
      fc.property(models, rows, sets, directions, (model, row, rules, ways) => {
        const read = (key: string) => row[KEYS.indexOf(key)];
        const operands = operandsByFact(rules);
        const bounds = cardEdges(model);
        const moves = new Map<string, Move[]>();
        for (const [i, key] of KEYS.entries()) {
          const grid = gridOf(COUNT, [...(operands.get(key) ?? []), ...(bounds.get(key) ?? [])]);
          const way = ways[i]!;
          const known = {
            way: 'act',
            up: way === 'both' || way === 'up',
            down: way === 'both' || way === 'down',
          } as const;
          moves.set(key, way === 'none' ? [] : movesOf(COUNT, grid, read(key), known, AS_OF));
        }
        /** by the scorecard itself, not by what the search uses */
        const outcome = (values: readonly (Operand | undefined)[]) => {
          const score = told(model, values);
          return evaluateRow(rules, (key) => {
            if (key === 'credit-score') return score?.score;
            if (key === 'pd-12m') return score?.pd;
            if (key === 'score-grade') return score && gradeOf(score.score, AS_OF);
            return values[KEYS.indexOf(key)];
          }).outcome;
        };
        let best: number | undefined;
        const walk = (at: number, values: (Operand | undefined)[], cost: number): void => {
          if (best !== undefined && cost >= best) return;
          if (at === KEYS.length) {
            if (outcome(values) === 'pass') best = cost;
            return;
          }
          walk(at + 1, values, cost);
          for (const move of moves.get(KEYS[at]!) ?? []) {
            walk(at + 1, values.with(at, move.value), cost + move.cost);
          }
        };
        walk(0, row, 0);
        const result = findPath({ rules, read, computed: [scoreComputed(model)], moves }, 100_000);
        if (best === 0) expect(result.kind).toBe('passes');
        else if (best === undefined) {
          none += 1;
          expect(result.kind).toBe('impossible');
        } else {
          found += 1;
          expect(result).toMatchObject({ kind: 'path', totalCost: best, proven: true });
          if (result.kind !== 'path') return;
          const all = KEYS.map((key, i) => result.steps.find((s) => s.feature === key)?.to ?? row[i]);
          expect(outcome(all)).toBe('pass');
          for (const { feature, now } of result.steps)
            expect(outcome(all.with(KEYS.indexOf(feature), now))).not.toBe('pass');
        }
      }),
      { numRuns: 600, seed: 20261127 },
    );
    expect(Math.min(found, none)).toBeGreaterThan(60);
  }, 120_000);
});
