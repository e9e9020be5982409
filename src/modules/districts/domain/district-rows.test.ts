import { describe, expect, it } from 'vitest';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { snapshotOf } from '@/modules/features/domain/snapshot-subset';
import { scoresOf } from '@/modules/risk/domain/score-subset';
import { districtRows } from './district-rows';
import { CITY } from './target';

const columns: Record<string, Float64Array> = {
  district: Float64Array.of(1, 0, Number.NaN, 1),
  'sales-12m': Float64Array.of(10, 20, 30, Number.NaN),
};
const snapshot: Snapshot = {
  manifest: { dictionaries: { district: ['120101', '120103'] } } as unknown as Snapshot['manifest'],
  rows: 4,
  enterpriseId: BigInt64Array.of(5n, 6n, 7n, 9n),
  column: (key) => columns[key] as Float64Array,
  has: (key) => key in columns,
};

describe('rows of a district', () => {
  it('takes its own, not those whose district is unknown', () => {
    expect([...districtRows(snapshot, '120103')]).toEqual([0, 3]);
    expect([...districtRows(snapshot, '120119')]).toEqual([]);
    expect([...districtRows(snapshot, CITY)]).toEqual([0, 1, 2, 3]);
  });
  it('carries enterprises, columns and scores along, unknown staying unknown', () => {
    const rows = districtRows(snapshot, '120103');
    const part = snapshotOf(snapshot, rows);
    expect([...part.enterpriseId]).toEqual([5n, 9n]);
    expect([...part.column('sales-12m')]).toEqual([10, Number.NaN]);
    const scores = scoresOf(
      {
        runId: 'r',
        model: 'm',
        version: '1',
        modelSha256: '',
        pd: Float64Array.of(0.1, 0.2, 0.3, 0.4),
        score: Float64Array.of(1, 2, 3, 4),
        points: new Map([['sales-12m', Int16Array.of(7, 8, 9, 6)]]),
        known: new Map(),
        prior: new Float64Array(4).fill(0.03),
        reasons: [],
      },
      rows,
    );
    expect([[...scores.pd], [...scores.score], [...scores.points.get('sales-12m')!]]).toEqual([
      [0.1, 0.4],
      [1, 4],
      [7, 6],
    ]);
  });
});
