import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerDrift } from '@/cli/model-drift';
import type { IsoDate } from '@/kernel/period';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb } from '@/server/db';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { type FeedbackLine, keepFeedback } from '../commands/feedback-case';
import { scoreSnapshot } from '../commands/score-snapshot';
import { loadModel } from './load-model';
import { modelDrift } from './model-drift';
import { openScores } from './open-scores';

const N = Number.NaN;
const FIRMS = 400;
const FIRST = 8_000_000_000n + BigInt(Math.floor(Math.random() * 1e6)) * 1000n;
const ids = Array.from({ length: FIRMS }, (_, i) => FIRST + BigInt(i));
const scope = systemScope();
const today = '2026-11-20' as IsoDate;

/** Firms that sell, more each; every tenth is unknown in everything. @param factor times the sales */
async function scored(asOf: string, factor: number, unknown: (i: number) => boolean): Promise<string> {
  const { features } = (await loadModel()).manifest;
  const sells: Record<string, (i: number) => number> = {
    'sales-24m': (i) => 1e7 * factor * (1 + (i % 40)),
    'sales-months-24m': () => 24,
    'sales-volatility-24m': (i) => (i % 20) / 10,
    'top1-buyer-share-24m': (i) => (i % 10) / 10,
  };
  const column = (key: string) => ids.map((_, i) => (unknown(i) ? N : (sells[key]?.(i) ?? N)));
  const snapshotId = await keepSnapshot({
    asOf,
    ids,
    columns: {
      ...Object.fromEntries(features.map((key) => [key, column(key)])),
      district: ids.map((_, i) => i % 2),
      'age-months': ids.map((_, i) => (i % 5 === 0 ? N : i)),
    },
    dictionaries: { district: ['120101', '120102'] },
  });
  const run = await scoreSnapshot({ snapshotId, today: 'back-test', actor: SYSTEM_ACTOR });
  return run.runId;
}

let [before, now] = ['', ''];
let takeOut = async () => {};
beforeAll(async () => {
  before = await scored('2018-06-30', 1, (i) => i % 10 === 0);
  now = await scored('2018-07-31', 6, (i) => i % 4 === 0);
  const lines = ids
    .slice(0, 40)
    .flatMap((id, i): FeedbackLine[] => [
      [id, `D${i}`, 'drawn', '2018-09-01'],
      ...(i % 2 === 0 ? [[id, `D${i}`, 'overdue', '2019-01-01', 120] as const] : []),
    ]);
  takeOut = await keepFeedback(lines);
});
afterAll(async () => {
  await takeOut();
  await closeDb();
});

describe('model drift', () => {
  it('compares a run with the run before and with the training, and tells what came of it', async () => {
    const report = await modelDrift(scope, { runId: now, today });
    expect(report.run).toMatchObject({ runId: now, asOf: '2018-07-31', scored: 300, referred: 100 });
    expect(report.previous?.runId).toBe(before);
    const sales = report.features.find((f) => f.key === 'sales-24m');
    expect(sales).toMatchObject({ expert: false, level: 'alert' });
    expect(sales?.previous).toMatchObject({ n: 300, base: 360 });
    const expert = report.features.find((f) => f.source === 'public-credit');
    expect(expert).toMatchObject({
      expert: true,
      training: undefined,
      previous: undefined,
      level: 'unknown',
    });
    expect(report.score.referred).toEqual({ now: 100, before: 40 });
    expect(report.missing.find((m) => m.source === 'invoice-default')).toMatchObject({
      now: 0.25,
      before: 0.1,
    });
    expect(report.fairness[0]?.groups?.map((g) => [g.label, g.n])).toEqual([
      ['和平区', 200],
      ['河东区', 200],
    ]);
    // every fourth of the first 40 was referred and has no grade
    expect(report.outcomes).toEqual({ today, bad: 20, good: 20, open: 0, referred: 10 });
    expect(report.calibration.reduce((n, g) => n + g.n, 0)).toBe(30);
    expect(report.alerts.map((a) => a.kind)).toEqual(
      expect.arrayContaining(['score', 'feature', 'missing', 'calibration']),
    );
  });

  it('is steady where nothing moved, and unknown where there is no run before', async () => {
    const report = await modelDrift(scope, {
      snapshotId: before.split(':')[0],
      today: '2018-07-01' as IsoDate,
    });
    expect(report.run.runId).toBe(before);
    expect(report.previous).toBeUndefined();
    expect(report.score.previous).toBeUndefined();
    expect(report.missing.every((m) => m.before === undefined)).toBe(true);
    expect(report.calibration.every((g) => g.n === 0 && g.badRate === undefined)).toBe(true);
  });

  it('refuses a run that is not there, and a snapshot nobody scored', async () => {
    const unknown = { kind: 'not-found', code: 'score-run-unknown' };
    await expect(modelDrift(scope, { runId: 'no:such@run' })).rejects.toMatchObject(unknown);
    await expect(modelDrift(scope, { snapshotId: 'S-20180731-none' })).rejects.toMatchObject(unknown);
  });
});

describe('xyd model drift and outcomes', () => {
  const xyd = async (...args: string[]) => {
    const written: string[] = [];
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(String(text)) > 0);
    try {
      const model = new Command('model').exitOverride();
      registerDrift(model);
      await model.parseAsync(args, { from: 'user' });
    } finally {
      spy.mockRestore();
    }
    return written.join('');
  };

  it('says what moved', async () => {
    const words = await xyd('drift', '--run', now, '--today', today);
    expect(words).toContain('24 个月开票销售额');
    expect(words).toContain('没有训练样本（专家打分）');
    expect(JSON.parse(await xyd('drift', '--run', now, '--json')).run.runId).toBe(now);
  });

  it('exports outcomes with the evidence the score was made of', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'xyd-outcomes-'));
    const out = path.join(folder, 'outcomes.csv');
    try {
      const told = JSON.parse(await xyd('outcomes', '--run', now, '--out', out, '--today', today, '--json'));
      expect(told).toMatchObject({ rows: 30, bad: 10, open: 0, referred: 10 });
      const [head, ...lines] = (await readFile(out, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((l) => l.split(','));
      const { sources } = (await loadModel()).manifest;
      const of = (what: string) => sources.map((s) => `${what}:${s.key}`);
      expect(head).toEqual(['enterprise_id', 'bad', 'prior', ...of('evidence'), ...of('known')]);
      const { pd } = await openScores(now);
      for (const line of lines) {
        const row = Number(BigInt(line[0]!) - FIRST);
        const [prior, evidence] = [Number(line[2]), line.slice(3, 3 + sources.length).map(Number)];
        const logit = Math.log(prior / (1 - prior)) + evidence.reduce((a, b) => a + b, 0);
        // points come in 64ths, the base too
        expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(pd[row]!, 3);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
