import { expect, it } from 'vitest';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import type { Rule } from '@/modules/rules/domain/expr';
import type { WhitelistDefinition } from './definition';
import { orderRows } from './evaluate-list';
import { draftOf, movementOf, type TwinDraft, type TwinSide } from './twin';
import { twinFigures } from './twin-figures';
import { veilTwin } from './veil-twin';

const N = Number.NaN;
const WAN = 1_000_000;

function aSnapshot(sales: readonly number[], age: readonly number[], pd: readonly number[]) {
  const columns: Record<string, Float64Array> = {
    'sales-12m': Float64Array.from(sales),
    'age-months': Float64Array.from(age),
  };
  const snapshot = {
    manifest: { dictionaries: {} },
    rows: sales.length,
    enterpriseId: BigInt64Array.from(sales, (_, i) => BigInt(100 + i)),
    has: (key: string) => key in columns,
    column: (key: string) => columns[key],
  } as unknown as Snapshot;
  const column = Float64Array.from(pd);
  const scores: ScoreColumns = {
    runId: 'S-test:model@1.0.0',
    model: 'model',
    version: '1.0.0',
    modelSha256: '',
    pd: column,
    score: column.map((p) => 600 - p * 100),
    prior: column,
    points: new Map(),
    known: new Map(),
    reasons: [],
  };
  return { snapshot, scores };
}

const rule = (id: string, feature: string, value: number, onUnknown: Rule['onUnknown'] = 'refer'): Rule => ({
  id,
  label: id,
  when: { op: 'gte', feature, value },
  onUnknown,
  hard: false,
});
const DEFINITION: WhitelistDefinition = {
  districts: [],
  batchIds: [],
  rules: [rule('sales', 'sales-12m', 10 * WAN), rule('age', 'age-months', 12)],
  ranking: [{ feature: 'sales-12m', direction: 'desc' }],
  cap: null,
  limit: {
    op: 'mul',
    args: [
      { op: 'const', value: 0.1 },
      { op: 'feature', feature: 'sales-12m' },
    ],
  },
  limitMax: null,
};

function play(data: ReturnType<typeof aSnapshot>, draft: TwinDraft, definition = DEFINITION) {
  const sideOf = (by: WhitelistDefinition): TwinSide => {
    const ordered = orderRows(data.snapshot, data.scores, by, undefined);
    return { ordered, definition: by, listed: ordered.kept };
  };
  const [before, after] = [sideOf(definition), sideOf(draftOf(definition, draft))];
  const movement = movementOf(before, after);
  const figures = twinFigures({
    before,
    draft: after,
    movement,
    published: undefined,
    lgd: 0.4,
    historyOf: () => undefined,
  });
  return { movement, figures };
}

//                 stays     left: sales  left: both  left: refer  entered: age   entered: refer then
const DATA = aSnapshot(
  [50 * WAN, 15 * WAN, 12 * WAN, 30 * WAN, 40 * WAN, 60 * WAN],
  [60, 60, 13, 20, 6, N],
  [0.01, 0.02, N, 0.04, 0.05, 0.06],
);
const DRAFT: TwinDraft = {
  rules: [
    rule('sales', 'sales-12m', 20 * WAN),
    { ...rule('age', 'age-months', 0), onUnknown: 'pass' },
    {
      ...rule('size', 'age-months', 0),
      when: {
        op: 'or',
        args: [
          { op: 'lt', feature: 'age-months', value: 15 },
          { op: 'gte', feature: 'age-months', value: 50 },
          { op: 'not', arg: { op: 'known', feature: 'age-months' } },
        ],
      },
    },
  ],
};

it('tells who moved and which rule alone or with others moved them', () => {
  const { movement, figures } = play(DATA, DRAFT);
  expect(movement).toEqual({ stayed: [0], left: [3, 1, 2], entered: [5, 4] });
  expect(figures.stops.left).toEqual({
    rules: [
      { rule: 'sales', kind: 'fail', any: 2, alone: 2 },
      { rule: 'size', kind: 'fail', any: 1, alone: 1 },
    ],
    several: 0,
    cap: 0,
  });
  expect(figures.stops.entered).toEqual({
    rules: [
      { rule: 'age', kind: 'fail', any: 1, alone: 1 },
      { rule: 'age', kind: 'refer', any: 1, alone: 1 },
    ],
    several: 0,
    cap: 0,
  });
  expect(figures.aside).toEqual({ referredBefore: 1, referredDraft: 0, cutBefore: 0, cutDraft: 0 });
});

it('adds limits and expected loss up, an unknown PD beside them', () => {
  const { figures } = play(DATA, DRAFT);
  // 10 % of sales in whole 万元: 5 + 1 + 1 + 3
  expect(figures.limit.before).toEqual({ fen: 10n * BigInt(WAN), known: 4, unknown: 0 });
  // 0.4 × (1 % × 5 + 2 % × 1 + 4 % × 3) 万元; the third firm's PD is unknown
  expect(figures.loss.before).toEqual({ fen: 76_000n, known: 3, unknown: 1 });
  expect(figures.limit.draft).toEqual({ fen: 15n * BigInt(WAN), known: 3, unknown: 0 });
});

it('blames the cap where the draft changes it, and leaves what it does not name', () => {
  const { movement, figures } = play(DATA, { rules: DEFINITION.rules, cap: 1 });
  expect(movement).toEqual({ stayed: [0], left: [3, 1, 2], entered: [] });
  expect(figures.stops.left).toEqual({ rules: [], several: 0, cap: 3 });
  expect(draftOf(DEFINITION, { rules: [], cap: undefined })).toEqual({ ...DEFINITION, rules: [] });
});

it('hides every count of 1 to 9 from a bank, and what would give one away', () => {
  const many = aSnapshot(
    Array.from({ length: 60 }, (_, i) => (i < 4 ? 15 : 30) * WAN),
    Array.from({ length: 60 }, () => 60),
    Array.from({ length: 60 }, () => 0.02),
  );
  const { figures } = play(many, { rules: [rule('sales', 'sales-12m', 20 * WAN)] });
  expect(figures.sizes).toEqual({ before: 60, draft: 56, stayed: 56, left: 4, entered: 0 });
  const shown = veilTwin(figures);
  expect(shown.sizes).toEqual({ before: 60, draft: 'withheld', stayed: 'withheld', left: 'few', entered: 0 });
  expect(shown.stops.left.rules).toEqual([{ rule: 'sales', kind: 'fail', any: 'few', alone: 'few' }]);
  expect(shown.limit.draft).toBeUndefined();
  expect(shown.limit.before).toMatchObject({ known: 60 });
  expect(shown.outcomes.left.counts.silent).toBe('few');
  expect(shown.outcomes.stayed.counts.silent).toBe('withheld');
});
