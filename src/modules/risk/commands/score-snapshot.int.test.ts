import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb, db } from '@/server/db';
import { env } from '@/server/env';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { explainScore } from '../queries/explain-score';
import { latestScoreRun } from '../queries/latest-score-run';
import { loadModel } from '../queries/load-model';
import { openScores } from '../queries/open-scores';
import { scoreSnapshot } from './score-snapshot';

const N = Number.NaN;
const actor = SYSTEM_ACTOR;
const KNOWN = ['sales-24m', 'sales-months-24m', 'sales-volatility-24m', 'top1-buyer-share-24m'];
/** Good, weak, unknown, and one whose volatility is unknown. */
const IDS = [11n, 12n, 13n, 14n];
const ROWS = [
  [2e10, 24, 0.4, 0.04],
  [5e6, 5, 2.5, 0.95],
  [N, N, N, N],
  [3e8, 12, N, 0.3],
];

/** What these enterprises sell is known, nothing else of them is. @param keys default the champion's */
async function aSnapshot(keys?: readonly string[]): Promise<string> {
  const all = keys ?? (await loadModel()).manifest.features;
  const column = (key: string) => ROWS.map((r) => r[KNOWN.indexOf(key)] ?? N);
  return keepSnapshot({ ids: IDS, columns: Object.fromEntries(all.map((key) => [key, column(key)])) });
}

let id = '';
beforeAll(async () => {
  id = await aSnapshot();
});
afterAll(closeDb);

const fileOf = (runId: string) =>
  path.join(env().XYD_DATA_DIR, 'snapshots', id, `scores-${runId.split(':')[1]?.replace('@', '-')}.arrow`);

describe('score snapshot', () => {
  it('scores what is known, refers the rest, and leaves one audited run', async () => {
    const seen: number[][] = [];
    const run = await scoreSnapshot({
      today: 'back-test',
      snapshotId: id,
      actor,
      onProgress: (a, b) => seen.push([a, b]),
    });
    expect(run).toMatchObject({ model: 'enterprise-credit', scored: 3, referred: 1, isNew: true });
    expect(run.runId).toBe(`${id}:enterprise-credit@${run.version}`);
    expect(seen).toEqual([[4, 4]]);
    const scores = await openScores(run.runId);
    expect([...scores.score].map(Number.isNaN)).toEqual([false, false, true, false]);
    expect([...scores.pd].map(Number.isNaN)).toEqual([false, false, true, false]);
    expect(scores.score[0]).toBeGreaterThan(scores.score[3] as number);
    expect(scores.score[3]).toBeGreaterThan(scores.score[1] as number);
    const trail = await db().auditEvent.findMany({ where: { subject: `score-run:${run.runId}` } });
    expect(trail.map((t) => [t.action, t.actor])).toEqual([['score-snapshot', 'system']]);
    expect((await latestScoreRun(id))?.id).toBe(run.runId);
    expect(await latestScoreRun(id, 'another-model')).toBeUndefined();
  });

  it('scored again gives the same bytes and no second run', async () => {
    const first = await scoreSnapshot({ today: 'back-test', snapshotId: id, actor });
    const bytes = await readFile(fileOf(first.runId));
    await rm(fileOf(first.runId));
    const again = await Promise.all(
      [1, 2].map(() => scoreSnapshot({ today: 'back-test', snapshotId: id, actor })),
    );
    for (const run of again) expect(run).toEqual({ ...first, isNew: false });
    expect(await readFile(fileOf(first.runId))).toEqual(bytes);
    expect(await db().scoreRun.count({ where: { snapshotId: id } })).toBe(1);
    expect(await db().auditEvent.count({ where: { subject: `score-run:${first.runId}` } })).toBe(1);
  });

  it('lets two processes score a new snapshot at once: one run, one trace', async () => {
    const fresh = await aSnapshot();
    const runs = await Promise.all(
      [1, 2, 3].map(() => scoreSnapshot({ today: 'back-test', snapshotId: fresh, actor })),
    );
    expect(new Set(runs.map((r) => r.arrowSha256)).size).toBe(1);
    expect(runs.filter((r) => r.isNew)).toHaveLength(1);
    expect(await db().auditEvent.count({ where: { subject: `score-run:${runs[0]?.runId}` } })).toBe(1);
  });

  it('keeps a run that other bytes made, and says so', async () => {
    const fresh = await aSnapshot();
    const run = await scoreSnapshot({ today: 'back-test', snapshotId: fresh, actor });
    const where = { id: run.runId };
    await db().scoreRun.update({ where, data: { modelSha256: '0'.repeat(64) } });
    await expect(scoreSnapshot({ today: 'back-test', snapshotId: fresh, actor })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'score-model-differs',
    });
    await db().scoreRun.update({
      where,
      data: { modelSha256: run.modelSha256, arrowSha256: '0'.repeat(64) },
    });
    await expect(scoreSnapshot({ today: 'back-test', snapshotId: fresh, actor })).rejects.toMatchObject({
      code: 'score-not-reproduced',
    });
  });

  it('refuses a snapshot that does not exist or lacks a feature', async () => {
    await expect(
      scoreSnapshot({ today: 'back-test', snapshotId: 'S-20200229-none', actor }),
    ).rejects.toMatchObject({
      kind: 'not-found',
    });
    const poor = await aSnapshot(KNOWN.slice(0, 2));
    await expect(scoreSnapshot({ today: 'back-test', snapshotId: poor, actor })).rejects.toMatchObject({
      code: 'snapshot-lacks-features',
    });
    expect(await latestScoreRun(poor)).toBeUndefined();
  });

  it('refuses a snapshot older than the model’s limit, unless history is asked for', async () => {
    const fresh = await aSnapshot();
    const { snapshotMaxAgeDays } = (await loadModel()).manifest;
    const day = (days: number) => isoDate(new Date(Date.UTC(2020, 1, 29 + days)).toISOString().slice(0, 10));
    await expect(
      scoreSnapshot({ today: day(snapshotMaxAgeDays + 1), snapshotId: fresh, actor }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      code: 'snapshot-too-old',
      message: expect.stringContaining('--back-test'),
    });
    expect(await latestScoreRun(fresh)).toBeUndefined();
    const run = await scoreSnapshot({ today: day(snapshotMaxAgeDays), snapshotId: fresh, actor });
    expect(run.isNew).toBe(true);
  });

  it('refuses a model that is not about enterprises, and scores a challenger beside the champion', async () => {
    const fresh = await aSnapshot([
      ...(await loadModel()).manifest.features,
      ...(await loadModel({ name: 'invoice-default-boosted' })).manifest.features.filter(
        (k) => k === 'void-rate-24m',
      ),
    ]);
    const given = { today: 'back-test', snapshotId: fresh, actor } as const;
    await expect(scoreSnapshot({ ...given, model: 'receivable-lateness' })).rejects.toMatchObject({
      code: 'model-not-of-enterprises',
    });
    const champion = await scoreSnapshot(given);
    const shadow = await scoreSnapshot({ ...given, model: 'invoice-default-boosted' });
    expect(shadow).toMatchObject({ model: 'invoice-default-boosted', scored: 3, referred: 1 });
    // what decides stays the champion's run
    expect((await latestScoreRun(fresh))?.id).toBe(champion.runId);
    await expect(
      explainScore(systemScope(), { enterpriseId: 11n, snapshotId: fresh, runId: shadow.runId }),
    ).rejects.toMatchObject({ code: 'model-gives-no-reasons' });
  });

  it('opens no damaged or missing file', async () => {
    id = await aSnapshot();
    const { runId } = await scoreSnapshot({ today: 'back-test', snapshotId: id, actor });
    const bytes = await readFile(fileOf(runId));
    bytes[bytes.length - 30]! ^= 1;
    await writeFile(fileOf(runId), bytes);
    await expect(openScores(runId)).rejects.toMatchObject({ code: 'score-file-differs' });
    await rm(fileOf(runId));
    await expect(openScores(runId)).rejects.toMatchObject({ code: 'score-file-missing' });
    await expect(openScores('no:such@run')).rejects.toMatchObject({ kind: 'not-found' });
    await scoreSnapshot({ today: 'back-test', snapshotId: id, actor });
    expect((await openScores(runId)).pd).toHaveLength(4);
  });
});

describe('explain score', () => {
  it('accounts for every point and gives reasons by loss', async () => {
    await scoreSnapshot({ today: 'back-test', snapshotId: id, actor });
    const told = await explainScore(systemScope(), { enterpriseId: 12n, snapshotId: id });
    if (told.state !== 'scored') throw new Error(`state ${told.state}`);
    expect(told.sources.reduce((s, source) => s + source.points, told.base)).toBe(told.score);
    for (const s of told.sources) expect(s.lines.reduce((sum, l) => sum + l.points, 0)).toBe(s.points);
    expect(told.sources.map((s) => s.known)).toEqual([true, false, false]);
    expect(told.grade).toBe('E');
    expect(told.reasons.map((r) => r.feature)[0]).toBe('sales-24m');
    expect(told.reasons[0]?.words).toContain('24 个月开票销售额为 5 万元，比最好的一档（超过 1 亿元）少');
    expect(told).toMatchObject({ snapshotId: id, asOf: '2020-02-29', model: 'enterprise-credit' });
  });

  it('says why a person has to look, and what is not there', async () => {
    const refer = await explainScore(systemScope(), { enterpriseId: 13n, snapshotId: id });
    if (refer.state !== 'refer') throw new Error(`state ${refer.state}`);
    expect(refer.why[0]).toBe('发票与公共信用两类数据都不足，不能给分');
    expect(refer.why.length).toBeGreaterThan(2);
    expect(refer.sources.every((s) => !s.known && s.points === 0)).toBe(true);
    const stranger = await explainScore(systemScope(), { enterpriseId: 99n, snapshotId: id });
    expect(stranger.state).toBe('not-scored');
    const unscored = await explainScore(systemScope(), { enterpriseId: 11n, snapshotId: await aSnapshot() });
    expect(unscored.state).toBe('not-scored');
  });

  it('shows an enterprise itself only', async () => {
    const scope = mintScope.enterprise({ login: 'owner', role: 'enterprise-owner' }, 11n);
    expect((await explainScore(scope, { enterpriseId: 11n, snapshotId: id })).state).toBe('scored');
    await expect(explainScore(scope, { enterpriseId: 12n, snapshotId: id })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
