import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import { shownScore } from '../domain/shown-points';
import { loadModel } from '../queries/load-model';
import { openReviews } from '../queries/open-reviews';
import { reviewedScore } from '../queries/reviewed-score';
import { requestReview } from './request-review';
import { scoreSnapshot } from './score-snapshot';

const N = Number.NaN;
const operator = mintScope.operator({ login: 'operator', role: 'operator' });
const REASON = '社保缴费人数少算了三个月，请核对';
/** One whose invoices and courts are known, one of whom nothing is. */
const KNOWN: Readonly<Record<string, number>> = {
  'sales-24m': 2e10,
  'sales-months-24m': 24,
  'sales-volatility-24m': 0.4,
  'top1-buyer-share-24m': 0.6,
  'registered-capital': 3e8,
  'cases-loan-lost': 0,
  'cases-other-lost': 2,
};

let snapshotId = '';
let runId = '';
const ids: bigint[] = [];
beforeAll(async () => {
  for (const nth of ['甲', '乙']) {
    const name = `复核评分${nth}${Date.now()}`;
    const row = await db().enterprise.create({ data: { name, nameNorm: name, firstKnownAt: new Date() } });
    ids.push(row.id);
  }
  const { features } = (await loadModel()).manifest;
  const columns = Object.fromEntries(features.map((key) => [key, [KNOWN[key] ?? N, N]]));
  snapshotId = await keepSnapshot({ ids, columns });
  await db().snapshot.update({ where: { id: snapshotId }, data: { asOf: new Date('2098-01-02') } });
  runId = (await scoreSnapshot({ snapshotId, today: 'back-test', actor: SYSTEM_ACTOR })).runId;
});
afterAll(async () => {
  await db().snapshot.update({ where: { id: snapshotId }, data: { asOf: new Date('2020-02-29') } });
  await closeDb();
});

it('a reviewer sees the score as it was, or that there was none, with what it is made of', async () => {
  const reviewIds: bigint[] = [];
  for (const id of ids) {
    const owner = mintScope.enterprise({ login: `owner-${id}`, role: 'enterprise-owner' }, id);
    reviewIds.push((await requestReview(owner, { scoreRunId: runId, reason: REASON })).reviewId);
  }
  const { rows } = await openReviews(operator, { name: '复核评分', limit: 100 });
  const [scored, referred] = reviewIds.map((id) => rows.find((r) => r.reviewId === String(id))!);
  expect(scored).toMatchObject({ grade: expect.stringMatching(/^[A-E]$/), waitingDays: 0 });
  expect(referred).toMatchObject({ score: undefined, grade: undefined });
  const told = await reviewedScore(operator, reviewIds[0]!);
  if (told.state !== 'scored') throw new Error(`state ${told.state}`);
  expect(told.score).toBe(scored?.score);
  const shown = shownScore(told);
  const tenths = (points: number) => Math.round(points * 10);
  const parts = [shown!.base, ...shown!.sources.map((s) => s.points)].map(tenths);
  expect(parts.reduce((a, b) => a + b, 0)).toBe(tenths(told.score));
  expect(told.sources.map((s) => s.known)).toContain(false);
  expect((await reviewedScore(operator, reviewIds[1]!)).state).toBe('refer');
  await expect(reviewedScore(operator, 9_000_000_000n)).rejects.toMatchObject({ kind: 'not-found' });
});
