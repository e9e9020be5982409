import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { championModel } from '../queries/active-models';
import { answeredReviews } from '../queries/answered-reviews';
import { myReviews } from '../queries/my-reviews';
import { openReviews } from '../queries/open-reviews';
import { answerReview } from './answer-review';
import { requestReview } from './request-review';

const tag = randomUUID().slice(0, 8);
const operator = mintScope.operator({ login: `operator-${tag}`, role: 'operator' });
const REASON = '社保缴费人数少算了三个月，请核对';
const ANSWER = '已核对：社保数据七月到九月晚报，下一次评分会计入';
const NOW = instant('2026-11-20T04:00:00.000Z');
let old = '';
let latest = '';
let runId = '';

async function enterprise(): Promise<EnterpriseScope> {
  const name = `复核${tag}${randomUUID()}`;
  const row = await db().enterprise.create({ data: { name, nameNorm: name, firstKnownAt: new Date(NOW) } });
  return mintScope.enterprise({ login: `owner-${row.id}`, role: 'enterprise-owner' }, row.id);
}

async function aRun(snapshotId: string): Promise<string> {
  const { name: model, version } = await championModel();
  const run = { id: `${snapshotId}:${model}@${version}`, snapshotId, model, version };
  const none = '0'.repeat(64);
  const made = { modelSha256: none, arrowSha256: none, scored: 0, referred: 0, path: 'none' };
  return (await db().scoreRun.create({ data: { ...run, ...made } })).id;
}

const firms: EnterpriseScope[] = [];
beforeAll(async () => {
  for (let n = 0; n < 7; n++) firms.push(await enterprise());
  const ids = firms.slice(0, 6).map((f) => f.enterpriseId);
  [old, latest] = [
    await keepSnapshot({ ids, columns: { 'age-months': ids.map(() => 12) } }),
    await keepSnapshot({ ids, columns: { 'age-months': ids.map(() => 13) } }),
  ];
  // the latest of all, while these tests run
  await db().snapshot.update({ where: { id: latest }, data: { asOf: new Date('2098-01-01') } });
  runId = await aRun(latest);
});
afterAll(async () => {
  await db().snapshot.update({ where: { id: latest }, data: { asOf: new Date('2020-02-29') } });
  await closeDb();
});

const ask = (who: EnterpriseScope, reason = REASON, scoreRunId = runId) =>
  requestReview(who, { scoreRunId, reason, now: NOW });
const trail = (id: bigint) => db().auditEvent.findMany({ where: { subject: `score-review:${id}` } });

describe('asking for a person', () => {
  it('keeps what was written, seen by its enterprise alone, with a trace that does not repeat it', async () => {
    const [one, other] = firms as [EnterpriseScope, EnterpriseScope];
    const { reviewId } = await ask(one, `  ${REASON}\n法人11010519491231002X `);
    expect(await myReviews(one)).toEqual([
      {
        reviewId,
        scoreRunId: runId,
        reason: `${REASON}\n法人110105********002X`,
        requestedAt: NOW,
        answer: undefined,
      },
    ]);
    expect(await myReviews(other)).toEqual([]);
    const [event] = await trail(reviewId);
    expect(event).toMatchObject({ action: 'request-review', actor: one.actor.login });
    expect(JSON.stringify(event?.after)).not.toContain('社保');
  });

  it('refuses a second one while the first waits, also when both come at once', async () => {
    const [, one] = firms as [EnterpriseScope, EnterpriseScope];
    const settled = await Promise.allSettled([1, 2, 3].map(() => ask(one)));
    expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    for (const s of settled)
      if (s.status === 'rejected') expect(s.reason).toMatchObject({ kind: 'conflict', code: 'review-open' });
    expect(await myReviews(one)).toHaveLength(1);
    const { reviewId } = (await myReviews(one))[0]!;
    await answerReview(operator, { reviewId, answer: ANSWER });
    await ask(one);
    expect(await myReviews(one)).toHaveLength(2);
  });

  it('refuses an older run, another snapshot’s, none, and one the enterprise is not in', async () => {
    const one = firms[2]!;
    const stranger = firms[6]!;
    const before = await aRun(old);
    for (const [who, run] of [
      [one, before],
      [one, 'S-20200229-none:no-model@1.0.0'],
      [stranger, runId],
    ] as const)
      await expect(ask(who, REASON, run)).rejects.toMatchObject({ code: 'review-run-not-latest' });
    expect(await myReviews(one)).toEqual([]);
  });

  it.each([
    ['too short', '分数太低', '现在是 4 个字'],
    ['blanks', '              ', '现在是 0 个字'],
    ['too long', '长'.repeat(1001), '现在是 1001 个字'],
  ])('refuses a text that is %s and says how long it is', async (_, reason, words) => {
    const one = firms[2]!;
    await expect(ask(one, reason)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(words),
    });
    expect(await myReviews(one)).toEqual([]);
  });

  it('takes a text of 1000 characters whole', async () => {
    const text = '👍'.repeat(1000);
    await ask(firms[3]!, text);
    expect((await myReviews(firms[3]!))[0]?.reason).toBe(text);
  });
});

describe('answering', () => {
  const open = (name = tag, limit = 20) => openReviews(operator, { name, limit, now: new Date(NOW) });

  it('shows what waits, first asked first, in pages, by name or code', async () => {
    const [one, two] = [firms[4]!, firms[5]!];
    await requestReview(one, { scoreRunId: runId, reason: REASON, now: instant('2026-11-15T03:00:00.000Z') });
    await ask(two);
    const { rows } = await open();
    expect(rows.at(-2)).toMatchObject({ reason: REASON, waitingDays: 5, scoreRunId: runId });
    expect(rows.at(-2)?.enterprise).toContain(tag);
    // the run of these tests has no files: the list stands all the same
    expect(rows.at(-1)).toMatchObject({ waitingDays: 0, score: undefined, grade: undefined });
    const seen: string[] = [];
    for (let from: string | undefined = '0'; from !== undefined; ) {
      const page = await openReviews(operator, { name: tag, limit: 2, from: BigInt(from) });
      seen.push(...page.rows.map((r) => r.reviewId));
      from = page.next;
    }
    expect(seen).toEqual(rows.map((r) => r.reviewId));
    expect((await open(`${tag}%`)).rows).toEqual([]);
    expect((await open(rows.at(-1)?.enterprise)).rows).toHaveLength(1);
  });

  it('gives the answer to the enterprise once; a second one changes nothing', async () => {
    const one = firms[4]!;
    const { reviewId } = (await myReviews(one))[0]!;
    const answer = (text: string) => answerReview(operator, { reviewId, answer: text, now: NOW });
    await expect(answer('没有问题')).rejects.toMatchObject({ kind: 'invalid' });
    const settled = await Promise.allSettled([answer(ANSWER), answer(`${ANSWER}。`)]);
    expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    await expect(answer(ANSWER)).rejects.toMatchObject({ kind: 'conflict', code: 'review-answered' });
    await expect(answerReview(operator, { reviewId: 9_000_000_000n, answer: ANSWER })).rejects.toMatchObject({
      kind: 'not-found',
    });
    const [mine] = await myReviews(one);
    expect(mine?.answer?.text).toContain(ANSWER);
    expect(mine?.answer?.at).toBe(NOW);
    expect((await trail(reviewId)).map((e) => e.action)).toEqual(['request-review', 'answer-review']);
    expect((await open()).rows.map((r) => r.reviewId)).not.toContain(String(reviewId));
    const { rows } = await answeredReviews(operator, { name: tag, limit: 20 });
    expect(rows[0]).toMatchObject({
      reviewId: String(reviewId),
      answeredBy: operator.actor.login,
      answeredAt: NOW,
    });
  });
});
