import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import type { WhitelistDefinition } from './definition';
import { evaluateList } from './evaluate-list';
import { decodeHead, decodeMembers, encodeMembers } from './member';

type Row = { id: bigint; sales: number; score: number; district: number };

function snapshotOf(rows: readonly Row[]): { snapshot: Snapshot; scores: ScoreColumns } {
  const columns: Record<string, Float64Array> = {
    'sales-12m': Float64Array.from(rows, (r) => r.sales),
    district: Float64Array.from(rows, (r) => r.district),
  };
  const snapshot = {
    manifest: { dictionaries: { district: ['120101', '120102'] } },
    rows: rows.length,
    enterpriseId: BigInt64Array.from(rows, (r) => r.id),
    has: (key: string) => key in columns,
    column: (key: string) => columns[key],
  } as unknown as Snapshot;
  const score = Float64Array.from(rows, (r) => r.score);
  const scores: ScoreColumns = {
    runId: 'S-test:model@1.0.0',
    model: 'model',
    version: '1.0.0',
    modelSha256: '',
    score,
    pd: score,
    prior: new Float64Array(rows.length).fill(0.03),
    points: new Map(),
    known: new Map(),
    reasons: [],
  };
  return { snapshot, scores };
}

const definition: WhitelistDefinition = {
  districts: [],
  batchIds: [],
  rules: [
    {
      id: 'sales',
      label: '销售',
      when: { op: 'gte', feature: 'sales-12m', value: 100 },
      onUnknown: 'refer',
      hard: false,
    },
  ],
  ranking: [{ feature: 'credit-score', direction: 'desc' }],
  cap: null,
  limit: {
    op: 'mul',
    args: [
      { op: 'const', value: 1e6 },
      { op: 'feature', feature: 'sales-12m' },
    ],
  },
  limitMax: 200_000_000,
};
const NaNs = Number.NaN;
const ROWS: Row[] = [
  { id: 1n, sales: 150, score: 600, district: 0 },
  { id: 2n, sales: 50, score: 700, district: 0 },
  { id: 3n, sales: 500, score: 650, district: 1 },
  { id: 4n, sales: NaNs, score: 640, district: 1 },
  { id: 5n, sales: 100, score: NaNs, district: 1 },
  { id: 6n, sales: 150, score: 600, district: NaNs },
];

function listed(change: Partial<WhitelistDefinition>, inBatches?: ReadonlySet<bigint>) {
  const { snapshot, scores } = snapshotOf(ROWS);
  return evaluateList(snapshot, scores, { ...definition, ...change }, inBatches);
}

describe('evaluateList', () => {
  it('ranks those that pass, the referred after them, unknown score last, ties by id', () => {
    const { members, funnel } = listed({});
    expect(members.map((m) => [m.rank, Number(m.enterpriseId), m.outcome])).toEqual([
      [1, 3, 'pass'],
      [2, 1, 'pass'],
      [3, 6, 'pass'],
      [4, 5, 'pass'],
      [5, 4, 'refer'],
    ]);
    expect(funnel).toMatchObject({
      enterprises: 6,
      rows: 6,
      passCount: 4,
      referCount: 1,
      failCount: 1,
      cut: 0,
    });
  });
  it('gives every member its limit and what each rule found; unknown stays unknown', () => {
    const { members } = listed({});
    expect(members[0]).toMatchObject({
      score: 650,
      limitFen: 200_000_000n,
      reasons: [{ rule: 'sales', outcome: 'pass', unknown: false, facts: { 'sales-12m': 500 } }],
    });
    expect(members[4]).toMatchObject({
      limitFen: null,
      reasons: [{ outcome: 'refer', unknown: true, facts: { 'sales-12m': null } }],
    });
  });
  it('cuts at the cap, never the referred', () => {
    const { members, funnel } = listed({ cap: 2 });
    expect(members.map((m) => Number(m.enterpriseId))).toEqual([3, 1, 4]);
    expect(funnel.cut).toBe(2);
  });
  it('looks at its districts and batches alone', () => {
    expect(listed({ districts: ['120102'] }).members.map((m) => Number(m.enterpriseId))).toEqual([3, 5, 4]);
    expect(listed({ districts: ['120119'] }).funnel).toMatchObject({ rows: 0, enterprises: 6 });
    expect(listed({}, new Set([1n, 2n])).members.map((m) => Number(m.enterpriseId))).toEqual([1]);
  });
});

it('a list goes through its file unchanged, and equal lists give equal bytes', () => {
  const row = fc.record({
    sales: fc.oneof(fc.constant(NaNs), fc.integer({ min: 0, max: 300 })),
    score: fc.oneof(fc.constant(NaNs), fc.double({ min: 300, max: 900, noNaN: true })),
    district: fc.constantFrom(0, 1, NaNs),
  });
  const head = { snapshotId: 'S', scoreRunId: null, ruleSetSha256: 'r', definitionSha256: 'd' };
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (table) => {
      const { snapshot, scores } = snapshotOf(table.map((r, i) => ({ ...r, id: BigInt(i + 1) })));
      const { members } = evaluateList(snapshot, scores, definition, undefined);
      const bytes = encodeMembers(head, members);
      expect(decodeHead(bytes)).toEqual(head);
      expect([...decodeMembers(bytes)]).toEqual(members);
      expect(
        encodeMembers(
          head,
          [...members].map((m) => ({ ...m })),
        ).equals(bytes),
      ).toBe(true);
    }),
  );
});
