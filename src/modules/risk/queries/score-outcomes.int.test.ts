import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IsoDate, instant } from '@/kernel/period';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { type FeedbackLine, keepFeedback } from '../commands/feedback-case';
import { findScoreRun, previousRun } from './find-score-run';
import { scoreOutcomes } from './score-outcomes';

const FIRST = 7_000_000_000n + BigInt(Math.floor(Math.random() * 1e9)) * 10n;
const ids = [0n, 1n, 2n, 3n].map((n) => FIRST + n);
const [bad, good, open, none] = ids as [bigint, bigint, bigint, bigint];
const stranger = FIRST + 9n;
const scope = systemScope();

/** Its day is 2020-02-29. */
async function aRun(asOf?: string): Promise<string> {
  const snapshotId = await keepSnapshot({ asOf, ids, columns: { 'age-months': [1, 2, 3, 4] } });
  const id = `${snapshotId}:test-${FIRST}@1.0.0`;
  const hash = '0'.repeat(64);
  await db().scoreRun.create({
    data: {
      id,
      snapshotId,
      model: `test-${FIRST}`,
      version: '1.0.0',
      modelSha256: hash,
      scored: 4,
      referred: 0,
      arrowSha256: hash,
      path: 'none',
    },
  });
  return id;
}

const LINES: FeedbackLine[] = [
  [bad, 'L1', 'drawn', '2020-03-10'],
  [bad, 'L1', 'overdue', '2020-12-01', 91],
  [good, 'L2', 'drawn', '2020-03-10'],
  [good, 'L2', 'overdue', '2020-12-01', 12],
  [open, 'L3', 'drawn', '2020-06-10'],
  [none, 'L4', 'applied', '2020-03-10'],
  [stranger, 'L5', 'drawn', '2020-03-10'],
];

let runId = '';
let takeOut: (() => Promise<void>)[] = [];
beforeAll(async () => {
  runId = await aRun();
  takeOut = [
    await keepFeedback(LINES),
    await keepFeedback([[open, 'L3', 'settled', '2021-01-31']], '2026-11-21 08:00:00.000'),
  ];
});
afterAll(async () => {
  for (const out of takeOut) await out();
  await closeDb();
});

const asked = async (today: string, knownAt?: string) => {
  const o = await scoreOutcomes(scope, runId, {
    today: today as IsoDate,
    knownAt: instant(knownAt ?? '2099-01-01T00:00:00.000Z'),
  });
  return { rows: o.rows.map((r) => [r.enterpriseId, r.row, r.bad]), bad: o.bad, good: o.good, open: o.open };
};

describe('score outcomes', () => {
  it('are those of the run’s enterprises with a loan drawn, at their rows', async () => {
    expect(await asked('2026-11-20')).toEqual({
      rows: [
        [bad, 0, true],
        [good, 1, false],
        [open, 2, false],
      ],
      bad: 1,
      good: 2,
      open: 0,
    });
  });

  it('know no more than was there by the day', async () => {
    expect(await asked('2020-12-01')).toEqual({ rows: [[bad, 0, true]], bad: 1, good: 0, open: 2 });
    expect(await asked('2020-11-30')).toEqual({ rows: [], bad: 0, good: 0, open: 3 });
    expect(await asked('2021-03-11')).toMatchObject({ bad: 1, good: 2, open: 0 });
  });

  it('know no more than the platform knew', async () => {
    // the settlement of L3 came in a day later
    expect(await asked('2021-03-11', '2026-11-20T12:00:00.000Z')).toMatchObject({ bad: 1, good: 1, open: 1 });
    expect(await asked('2021-03-11', '2026-11-19T00:00:00.000Z')).toMatchObject({ rows: [], open: 0 });
  });

  it('refuse a run that is not there', async () => {
    await expect(
      scoreOutcomes(scope, 'no:such@run', { today: '2026-11-20' as IsoDate }),
    ).rejects.toMatchObject({
      kind: 'not-found',
      code: 'score-run-unknown',
    });
  });
});

describe('the run before', () => {
  it('is of the same model, over the latest snapshot of an earlier day', async () => {
    const run = await findScoreRun({ runId });
    expect(run).toMatchObject({ asOf: '2020-02-29', version: '1.0.0', scored: 4 });
    expect(await previousRun(run)).toBeUndefined();
    await aRun(); // the same day
    const [older] = [await aRun('2019-12-31'), await aRun('2019-11-30')];
    expect((await previousRun(run))?.runId).toBe(older);
    expect(await previousRun({ ...run, model: 'another' })).toBeUndefined();
  });
});
