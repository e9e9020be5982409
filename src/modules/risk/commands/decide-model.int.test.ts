import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import { activeModels, championModel } from '../queries/active-models';
import { compareModel } from '../queries/compare-model';
import { latestScoreRun } from '../queries/latest-score-run';
import { loadModel } from '../queries/load-model';
import { modelActivations } from '../queries/model-activations';
import { decideModel } from './decide-model';
import { proposeModel } from './propose-model';
import { scoreSnapshot } from './score-snapshot';

const NAME = 'enterprise-credit';
const [NOW, NEXT, LATER, BROKEN] = ['1.0.0', '1.0.1', '1.0.2', '1.0.3'];
const NOTE = '新版按最近一年的结果重新估计过权重';
const [maker, checker, third] = ['maker', 'checker', 'third'].map((login) =>
  mintScope.operator({ login, role: 'operator' }),
) as [
  ReturnType<typeof mintScope.operator>,
  ReturnType<typeof mintScope.operator>,
  ReturnType<typeof mintScope.operator>,
];

// the committed models with further versions of the champion, in a folder of this file's own
const models = mkdtempSync(path.join(tmpdir(), 'xyd-models-'));
process.env.XYD_MODELS_DIR = models;
const fileOf = (version: string, file: string) => path.join(models, NAME, version, file);
function addVersion(version: string): void {
  cpSync(path.join(models, NAME, NOW), path.join(models, NAME, version), { recursive: true });
  for (const file of ['features.json', 'scorecard.json']) {
    const json = JSON.parse(readFileSync(fileOf(version, file), 'utf8'));
    writeFileSync(fileOf(version, file), JSON.stringify({ ...json, version }));
  }
}

let snapshotId = '';
/** A snapshot that is the latest as long as this file runs. */
async function newSnapshot(day: string): Promise<string> {
  const { features } = (await loadModel({ name: NAME, version: NOW })).manifest;
  const known: Record<string, number[]> = {
    'sales-24m': [2e10, 5e6, Number.NaN, 3e8],
    'sales-months-24m': [24, 5, Number.NaN, 12],
    'sales-volatility-24m': [0.4, 2.5, Number.NaN, 0.9],
    'top1-buyer-share-24m': [0.04, 0.95, Number.NaN, 0.3],
  };
  const column = (key: string) => known[key] ?? Array.from({ length: 4 }, () => Number.NaN);
  const id = await keepSnapshot({
    ids: [11n, 12n, 13n, 14n],
    columns: Object.fromEntries(features.map((key) => [key, column(key)])),
  });
  await db().snapshot.update({ where: { id }, data: { asOf: new Date(day) } });
  return id;
}
const score = (model: string, version: string) =>
  scoreSnapshot({ snapshotId, model, version, today: 'back-test', actor: SYSTEM_ACTOR });
const propose = (name: string, version: string, scope = maker) =>
  proposeModel(scope, { name, version, note: NOTE });
const approve = (id: bigint, scope = checker) => decideModel(scope, { id, decision: 'approved', note: '' });
const reject = (id: bigint, note = '理由不充分') => decideModel(checker, { id, decision: 'rejected', note });

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(AppError);
  return `${(error as AppError).kind} ${(error as AppError).code}`;
}

beforeAll(async () => {
  cpSync('models', models, { recursive: true, filter: (from) => !from.includes('models/train') });
  for (const version of [NEXT, LATER, BROKEN]) addVersion(version);
  const bytes = readFileSync(fileOf(BROKEN, 'model.onnx'));
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(fileOf(BROKEN, 'model.onnx'), bytes);
  await db().modelActivation.deleteMany();
  snapshotId = await newSnapshot('2099-01-01');
  await score(NAME, NOW);
  await score(NAME, NEXT);
  await score('invoice-default', '1.1.0');
});
afterEach(async () => {
  await db().modelActivation.deleteMany();
});
afterAll(async () => {
  // neither the champion nor the latest snapshot of the files that run after this one
  await db().snapshot.updateMany({
    where: { asOf: { gte: new Date('2099-01-01') } },
    data: { asOf: new Date('2020-02-29') },
  });
  await closeDb();
  rmSync(models, { recursive: true });
});

describe('compare model', () => {
  it('shows any scored model beside the champion and proposes nothing', async () => {
    const seen = await compareModel(checker, { name: 'invoice-default' });
    expect(seen.candidate).toMatchObject({ name: 'invoice-default', version: '1.1.0' });
    expect(seen.shadow).toMatchObject({ rows: 4, both: 3 });
    expect(await db().modelActivation.count()).toBe(0);
    expect(await refusal(compareModel(checker, { name: 'invoice-default-boosted' }))).toBe(
      'conflict model-not-scored',
    );
    expect(await refusal(compareModel(checker, { name: 'receivable-lateness' }))).toBe(
      'invalid model-not-of-enterprises',
    );
  });
});

describe('propose model', () => {
  it('keeps the comparison, changes nothing yet, and leaves a trace', async () => {
    const { id, comparison } = await propose('invoice-default', '1.1.0');
    const champion = { name: NAME, version: NOW, runId: `${snapshotId}:${NAME}@${NOW}` };
    expect(comparison).toMatchObject({ snapshotId, asOf: '2099-01-01', champion });
    expect(comparison.shadow).toMatchObject({ rows: 4, both: 3, newlyReferred: 0, newlyScored: 0 });
    expect(await championModel()).toEqual({ name: NAME, version: NOW });
    const { activations, next } = await modelActivations(checker, { limit: 10 });
    expect(next).toBeUndefined();
    expect(activations).toMatchObject([{ id, status: 'proposed', note: NOTE, comparison, own: false }]);
    expect((await modelActivations(maker, { limit: 1 })).activations[0]?.own).toBe(true);
    const trail = await db().auditEvent.findMany({ where: { subject: `model-activation:${id}` } });
    expect(trail.map((t) => [t.action, t.actor, t.role])).toEqual([['propose-model', 'maker', 'operator']]);
  });

  it('refuses what cannot be the champion, with its reason', async () => {
    expect(await refusal(propose(NAME, NOW))).toBe('conflict model-in-force');
    expect(await refusal(propose('receivable-lateness', '1.0.0'))).toBe('invalid model-not-of-enterprises');
    expect(await refusal(propose('invoice-default-boosted', '1.0.0'))).toBe('invalid model-gives-no-reasons');
    expect(await refusal(propose(NAME, BROKEN))).toBe('unavailable model-hash-differs');
    expect(await refusal(propose(NAME, '9.9.9'))).toBe('unavailable model-file-missing');
    expect(await refusal(propose('../train', NEXT))).toBe('invalid proposal-malformed');
    expect(await refusal(proposeModel(maker, { name: NAME, version: NEXT, note: '太短 ' }))).toBe(
      'invalid proposal-malformed',
    );
    expect(await db().modelActivation.count()).toBe(0);
  });

  it('names the command to run where the candidate was not scored on the latest snapshot', async () => {
    const command = `xyd score --snapshot ${snapshotId} --model ${NAME} --version ${LATER}`;
    await expect(propose(NAME, LATER)).rejects.toMatchObject({
      code: 'model-not-scored',
      message: expect.stringContaining(command),
    });
  });

  it('refuses a run that other bytes made', async () => {
    const where = { id: `${snapshotId}:${NAME}@${NEXT}` };
    const { modelSha256 } = await db().scoreRun.findUniqueOrThrow({ where });
    await db().scoreRun.update({ where, data: { modelSha256: '0'.repeat(64) } });
    expect(await refusal(propose(NAME, NEXT))).toBe('conflict score-model-differs');
    await db().scoreRun.update({ where, data: { modelSha256 } });
  });

  it('takes one open proposal of a version, also of two at once', async () => {
    const tries = await Promise.allSettled([propose(NAME, NEXT), propose(NAME, NEXT, third)]);
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(propose(NAME, NEXT))).toBe('conflict model-already-proposed');
    await propose('invoice-default', '1.1.0');
    expect(await db().modelActivation.count()).toBe(2);
  });
});

describe('decide model', () => {
  it('puts the version in force; older runs stay what they were', async () => {
    const [mine, old] = [await latestScoreRun(snapshotId), `${snapshotId}:${NAME}@${NOW}`];
    expect(mine?.id).toBe(old); // although the candidate was scored after it
    const { id, sha256 } = await propose(NAME, NEXT);
    const decided = await approve(id);
    expect(decided).toMatchObject({ status: 'approved', champion: { name: NAME, version: NEXT } });
    expect(await championModel()).toEqual({ name: NAME, version: NEXT });
    expect((await latestScoreRun(snapshotId))?.id).toBe(`${snapshotId}:${NAME}@${NEXT}`);
    const again = await scoreSnapshot({ snapshotId, today: 'back-test', actor: SYSTEM_ACTOR });
    expect(again).toMatchObject({ runId: `${snapshotId}:${NAME}@${NEXT}`, isNew: false });
    expect(await db().scoreRun.findUnique({ where: { id: old } })).toEqual(mine);
    const trail = await db().auditEvent.findMany({
      where: { subject: `model-activation:${id}`, action: 'decide-model' },
    });
    expect(trail).toMatchObject([
      {
        actor: 'checker',
        before: { status: 'proposed', proposedBy: 'maker', champion: `${NAME}@${NOW}` },
        after: { status: 'approved', sha256, champion: `${NAME}@${NEXT}` },
      },
    ]);
    // the way back is a proposal like any other
    await approve((await propose(NAME, NOW)).id);
    expect(await championModel()).toEqual({ name: NAME, version: NOW });
  });

  it('puts another model in force beside the ones that were', async () => {
    await approve((await propose('invoice-default', '1.1.0')).id);
    const { champion, models: active } = await activeModels();
    expect(champion).toBe('invoice-default');
    expect(active.find((m) => m.name === NAME)).toMatchObject({ version: NOW, role: 'challenger' });
    expect(active.filter((m) => m.name === 'invoice-default')).toHaveLength(1);
  });

  it('asks for another person, however the login is written', async () => {
    const { id } = await propose(NAME, NEXT);
    const spelt = mintScope.operator({ login: 'Maker', role: 'operator' });
    for (const scope of [maker, spelt]) {
      expect(await refusal(approve(id, scope))).toBe('conflict activation-own-work');
      const back = { id, decision: 'rejected', note: '自己退回自己' } as const;
      expect(await refusal(decideModel(scope, back))).toBe('conflict activation-own-work');
    }
    expect(await championModel()).toEqual({ name: NAME, version: NOW });
  });

  it('rejects with words, and only what is open', async () => {
    const { id } = await propose(NAME, NEXT);
    expect(await refusal(reject(id, ''))).toBe('invalid decision-malformed');
    expect((await reject(id)).champion).toEqual({ name: NAME, version: NOW });
    expect(await refusal(approve(id))).toBe('conflict activation-ended');
    expect(await refusal(reject(id))).toBe('conflict activation-ended');
    expect(await refusal(approve(id + 1000n))).toBe('not-found activation-unknown');
    expect((await modelActivations(checker, { limit: 1 })).activations[0]).toMatchObject({
      status: 'rejected',
      decision: '理由不充分',
      decidedBy: 'checker',
    });
    await propose(NAME, NEXT);
  });

  it('lets one of two checkers win', async () => {
    const { id } = await propose(NAME, NEXT);
    const tries = await Promise.allSettled([approve(id), approve(id, third), reject(id)]);
    const lost = tries.filter((t) => t.status === 'rejected');
    expect(lost.map((t) => (t.reason as AppError).code)).toEqual(['activation-ended', 'activation-ended']);
    expect(
      await db().auditEvent.count({ where: { subject: `model-activation:${id}`, action: 'decide-model' } }),
    ).toBe(1);
  });

  it('refuses the second of two proposals against one champion, also at once', async () => {
    const [a, b] = [await propose(NAME, NEXT), await propose('invoice-default', '1.1.0')];
    const tries = await Promise.allSettled([approve(a.id), approve(b.id, third)]);
    const lost = tries.filter((t) => t.status === 'rejected');
    expect(lost.map((t) => (t.reason as AppError).code)).toEqual(['activation-overtaken']);
    const [open] = await db().modelActivation.findMany({ where: { status: 'proposed' } });
    expect(await refusal(approve(open?.id as bigint))).toBe('conflict activation-overtaken');
    await reject(open?.id as bigint, '主模型已换，重新提出');
  });

  it('verifies the model again at that moment', async () => {
    const { id, sha256 } = await propose(NAME, NEXT);
    const whole = readFileSync(fileOf(NEXT, 'model.onnx'));
    const bytes = Buffer.from(whole);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(fileOf(NEXT, 'model.onnx'), bytes);
    expect(await refusal(approve(id))).toBe('unavailable model-hash-differs');
    writeFileSync(fileOf(NEXT, 'model.onnx'), whole);
    await db().modelActivation.update({ where: { id }, data: { sha256: '0'.repeat(64) } });
    expect(await refusal(approve(id))).toBe('conflict activation-overtaken');
    await db().modelActivation.update({ where: { id }, data: { sha256 } });
    expect((await approve(id)).status).toBe('approved');
  });

  it('refuses a comparison that is not of the latest snapshot', async () => {
    const { id } = await propose(NAME, NEXT);
    await newSnapshot('2099-02-01');
    expect(await refusal(approve(id))).toBe('conflict activation-overtaken');
    expect(await refusal(propose('invoice-default', '1.1.0'))).toBe('conflict model-not-scored');
  });
});

it('lists proposals newest first, in pages', async () => {
  await db().snapshot.updateMany({
    where: { asOf: new Date('2099-02-01') },
    data: { asOf: new Date('2020-02-29') },
  });
  const ids: bigint[] = [];
  for (let i = 0; i < 3; i++) {
    const { id } = await propose(NAME, NEXT);
    await reject(id);
    ids.unshift(id);
  }
  const first = await modelActivations(maker, { limit: 2 });
  expect(first.activations.map((a) => a.id)).toEqual(ids.slice(0, 2));
  const rest = await modelActivations(maker, { limit: 2, before: BigInt(first.next as string) });
  expect([rest.activations.map((a) => a.id), rest.next]).toEqual([ids.slice(2), undefined]);
});
