import { describe, expect, it } from 'vitest';
import { driftAlerts, type Watched } from './alerts';
import type { FairnessGroup } from './fairness';
import { psiOf } from './psi';

const calm: Watched = {
  score: { previous: undefined },
  features: [],
  missing: [],
  calibration: [],
  fairness: [],
};
const levels = (part: Partial<Watched>) =>
  driftAlerts({ ...calm, ...part }).map((a) => [a.level, a.kind, a.subject]);
const psi = {
  steady: psiOf([500, 500], [500, 500]),
  watch: psiOf([500, 500], [330, 670]),
  alert: psiOf([1, 9], [9, 1]),
};
const wide = psiOf([100, 900], [900, 100]);

const group = (part: Partial<FairnessGroup>): FairnessGroup => ({
  code: 'x',
  label: '甲区',
  n: 100,
  scored: 100,
  referred: 0,
  meanScore: 570,
  served: 40,
  servedShare: 0.4,
  judged: true,
  ratio: 0.5,
  beyondChance: true,
  ...part,
});

describe('drift alerts', () => {
  it('stay silent where nothing moved, and where nothing is known', () => {
    expect(levels({})).toEqual([]);
    const quiet = { label: '纳税', training: psi.steady, previous: undefined };
    // a large index of a handful of firms is chance, not drift
    expect(levels({ features: [quiet, { ...quiet, training: psi.alert }] })).toEqual([]);
  });

  it('tell a shift of score and features, gravest first', () => {
    const features = [
      { label: '纳税', training: psi.watch, previous: undefined },
      { label: '用电', training: undefined, previous: wide },
    ];
    expect(levels({ score: { previous: psi.watch }, features })).toEqual([
      ['alert', 'feature', '用电'],
      ['watch', 'score', '信用分'],
      ['watch', 'feature', '纳税'],
    ]);
    const [alert] = driftAlerts({ ...calm, features });
    expect(alert?.what).toBe('1 项指标的分布与上一次评分不同，PSI 达到报警线 0.25：用电 3.516。');
  });

  it('tell features that moved together once', () => {
    const both = ['纳税', '用电'].map((label) => ({ label, training: wide, previous: undefined }));
    expect(levels({ features: both })).toEqual([['alert', 'feature', '纳税、用电']]);
  });

  it('tell a source that fell silent, from ten points on', () => {
    const source = (now: number | undefined, before: number | undefined) => ({
      source: 's',
      label: '税务',
      now,
      before,
    });
    expect(levels({ missing: [source(0.299, 0.2), source(undefined, 0.1), source(0.9, undefined)] })).toEqual(
      [],
    );
    expect(levels({ missing: [source(0.3, 0.2)] })).toEqual([['alert', 'missing', '税务']]);
    expect(driftAlerts({ ...calm, missing: [source(0.3, 0.2)] })[0]?.what).toContain('由 20.0% 增到 30.0%');
  });

  it('tell a grade whose promise did not hold; too low a PD is the graver', () => {
    const grade = { grade: 'C' as const, n: 200, bad: 20, badRate: 0.1, low: 0.066, high: 0.15 };
    expect(levels({ calibration: [{ ...grade, meanPd: 0.03, holds: false }] })).toEqual([
      ['alert', 'calibration', 'C 级'],
    ]);
    expect(levels({ calibration: [{ ...grade, n: 29, meanPd: 0.03, holds: false }] })).toEqual([
      ['watch', 'calibration', 'C 级'],
    ]);
    expect(levels({ calibration: [{ ...grade, meanPd: 0.2, holds: false }] })).toEqual([
      ['watch', 'calibration', 'C 级'],
    ]);
    const open = { meanPd: undefined, badRate: undefined, low: undefined, high: undefined, holds: undefined };
    expect(
      levels({
        calibration: [
          { ...grade, ...open },
          { ...grade, meanPd: 0.1, holds: true },
        ],
      }),
    ).toEqual([]);
  });

  it('tell a group served worse, and say where it may be chance', () => {
    const groups = [
      group({}),
      group({ label: '乙区', beyondChance: false }),
      group({ ratio: 0.8 }),
      group({ ratio: undefined }),
    ];
    expect(
      levels({
        fairness: [
          { label: '所在区', groups },
          { label: '规模', groups: undefined },
        ],
      }),
    ).toEqual([
      ['alert', 'fairness', '所在区：甲区'],
      ['watch', 'fairness', '所在区：乙区'],
    ]);
  });
});
