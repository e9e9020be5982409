import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { driftFigures, type ScoredRows } from './drift-report';

const N = Number.NaN;
const model = {
  manifest: { sources: [{ key: 'tax', label: '税务' }] as never },
  card: {
    features: [
      {
        key: 'tax-paid-12m',
        label: '纳税额',
        source: 'tax',
        edges: [10, 20],
        points: [0, 1, 2],
        count: [400, 400, 200, 0],
      },
      { key: 'tax-arrears', label: '欠税', source: 'tax', edges: [0], points: [1, 0] },
    ] as never,
  },
};

/** @param tax value, score and whether the source is known, per so many rows */
function run(parts: [tax: number, score: number, known: 0 | 1, times: number][], columns = true): ScoredRows {
  const rows = parts.flatMap(([tax, score, known, times]) => new Array(times).fill([tax, score, known]));
  const data = new Map<string, Float64Array>([
    ['tax-paid-12m', Float64Array.from(rows, (r) => r[0])],
    ['tax-arrears', Float64Array.from(rows, () => 0)],
  ]);
  if (columns) {
    data.set(
      'district',
      Float64Array.from(rows, (_, i) => i % 2),
    );
    data.set(
      'age-months',
      Float64Array.from(rows, (_, i) => (i % 3 === 0 ? N : 30)),
    );
  }
  const score = Float64Array.from(rows, (r) => r[1]);
  return {
    snapshot: {
      manifest: { asOf: isoDate('2026-10-31'), dictionaries: { district: ['120101', '120102'] } } as never,
      rows: rows.length,
      has: (k) => data.has(k),
      column: (k) => data.get(k)!,
    },
    scores: {
      score,
      pd: score.map((s) => (Number.isNaN(s) ? N : 0.02)),
      known: new Map([['tax', Uint8Array.from(rows, (r) => r[2])]]),
    },
  };
}

const steady = run([
  [5, 600, 1, 400],
  [15, 600, 1, 400],
  [25, 640, 1, 200],
]);

describe('drift figures', () => {
  it('are calm for the run the model was made on, and unknown without a run before', () => {
    const given = driftFigures(model, steady, undefined, []);
    expect(given.features.map((f) => [f.training?.value, f.previous, f.expert, f.level])).toEqual([
      [0, undefined, false, 'steady'],
      [undefined, undefined, true, 'unknown'],
    ]);
    expect(given.score.previous).toBeUndefined();
    expect(given.score.bands.every((b) => b.before === undefined)).toBe(true);
    expect(given.missing).toEqual([{ source: 'tax', label: '税务', now: 0, before: undefined }]);
    expect(given.alerts).toEqual([]);
  });

  it('count a feature where its source is known alone; the rest is the source’s missing rate', () => {
    const now = run([
      [5, 600, 1, 200],
      [15, 600, 1, 200],
      [25, 640, 1, 100],
      [N, N, 0, 500],
    ]);
    const given = driftFigures(model, now, steady, []);
    expect(given.features[0]?.training).toMatchObject({ value: 0, n: 500, base: 1000 });
    expect(given.features[0]?.previous?.value).toBe(0);
    expect(given.features[0]?.firms).toBe(500);
    expect(given.score.referred).toEqual({ now: 500, before: 0 });
    expect(given.score.previous?.value).toBe(0);
    expect(given.missing[0]).toMatchObject({ now: 0.5, before: 0 });
    expect(given.alerts.map((a) => a.kind)).toEqual(['missing']);
  });

  it('tell what moved', () => {
    const now = run([
      [5, 520, 1, 900],
      [25, 640, 1, 100],
    ]);
    const given = driftFigures(model, now, steady, [{ row: 999, bad: false }]);
    expect(given.features[0]).toMatchObject({ level: 'alert' });
    expect(given.alerts.map((a) => a.kind)).toEqual(['score', 'feature', 'feature']);
    expect(given.calibration[0]).toMatchObject({ grade: 'A', n: 1, holds: true });
  });

  it('stand by groups, with the unknown as their own and none where the code is not there', () => {
    const given = driftFigures(model, steady, undefined, []);
    expect(given.fairness.map((t) => [t.label, t.groups?.map((g) => [g.label, g.n])])).toEqual([
      [
        '所在区',
        [
          ['和平区', 500],
          ['河东区', 500],
        ],
      ],
      ['企业规模', undefined],
      ['行业门类', undefined],
      [
        '成立时长',
        [
          ['2 至 5 年（不满）', 666],
          ['未知', 334],
        ],
      ],
    ]);
    const bare = driftFigures(model, run([[5, 600, 1, 10]], false), undefined, []);
    expect(bare.fairness.every((t) => t.groups === undefined)).toBe(true);
  });

  it('have no features for trees', () => {
    expect(driftFigures({ ...model, card: undefined }, steady, steady, []).features).toEqual([]);
  });
});
