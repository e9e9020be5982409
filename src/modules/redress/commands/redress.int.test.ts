import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '@/kernel/period';
import { keepDocument } from '@/modules/documents/commands/keep-document';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { enterpriseProfile } from '@/modules/features/queries/enterprise-profile';
import { explainFeature } from '@/modules/features/queries/explain-feature';
import { recordsOf } from '@/modules/ingestion/queries/records-of';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import { caseDetail } from '../queries/case-detail';
import { caseQueue } from '../queries/case-queue';
import { checkRedress } from '../queries/check-redress';
import { evidence } from '../queries/evidence';
import { ownCases } from '../queries/own-cases';
import { ownRecords } from '../queries/own-records';
import { caseQueueSchema } from '../schema';
import { moveCase } from './move-case';
import { openCase } from './open-case';
import { rebuildCorrected } from './rebuild-corrected';
import {
  AS_OF,
  aFile,
  aFined,
  aSnapshot,
  bodyOf,
  type Fined,
  NOW,
  operator,
  PDF,
  penaltyFile,
} from './redress-case';

const tag = randomUUID().slice(0, 8);
const [first, second] = [operator(`op-a-${tag}`), operator(`op-b-${tag}`)];
const bank = mintScope.bank({ login: `bank-${tag}`, role: 'bank-officer' }, 999_999n);
const promise = '本企业已缴清罚款并完成整改，承诺今后按时公示年报，接受社会监督。';
const reason = '已核对缴款凭证与整改结论，认定机关书面同意。';

afterAll(closeDb);

async function opened(fined: Fined, kind: 'repair' | 'objection' = 'repair') {
  const [record] = await ownRecords(fined.owner, NOW);
  const ground = kind === 'objection' ? ('not-mine' as const) : undefined;
  const { targetKey } = record!;
  const files = [await aFile(fined.owner)];
  return openCase(fined.owner, { kind, source: 'penalty', targetKey, ground, words: promise, files }, NOW);
}
async function decided(caseId: bigint, event: 'grant' | 'refuse') {
  await moveCase(first, { caseId, version: 1, event: 'accept', note: '' }, NOW);
  await moveCase(first, { caseId, version: 2, event: 'forward', note: '' }, NOW);
  return moveCase(second, { caseId, version: 3, event, note: reason }, NOW);
}
const shownTo = async (fined: Fined) =>
  (await recordsOf(bank, fined.enterpriseId)).filter((r) => r.source === 'penalty').length;
const general = async (fined: Fined, snapshot: string) =>
  (await enterpriseProfile(fined.owner, { enterpriseId: fined.enterpriseId, snapshot })).features.find(
    (f) => f.key === 'penalties-general',
  )?.value;

describe('a repair', () => {
  it('granted by a second person, stops display, sharing and use, and what stood on it is made anew', async () => {
    const fined = await aFined({ displayUntil: '2027-06-10' });
    const before = await aSnapshot();
    expect(await general(fined, before)).toBe(1);
    expect(await shownTo(fined)).toBe(1);
    const [record] = await ownRecords(fined.owner, NOW);
    expect(record).toMatchObject({ state: 'stands', countsIn: ['一般行政处罚'], repair: { state: 'open' } });

    const { caseId, caseNo, dueOn } = await opened(fined);
    expect([caseNo.slice(0, 3), dueOn]).toEqual(['XF-', '2024-09-27']);
    await expect(opened(fined)).rejects.toMatchObject({ code: 'case-open' });
    const detail = await caseDetail(second, caseId, NOW);
    expect(detail.authority).toBe('天津市和平区市场监督管理局');
    expect(Object.fromEntries(detail.checks.map((c) => [c.what, c.met]))).toEqual({
      最短公示期: true,
      履行改正: true,
      信用承诺: true,
      罚款缴清: true,
      证明材料: true,
    });
    await moveCase(first, { caseId, version: 1, event: 'accept', note: '' }, NOW);
    await expect(
      moveCase(second, { caseId, version: 1, event: 'accept', note: '' }, NOW),
    ).rejects.toMatchObject({ code: 'case-changed' });
    await moveCase(first, { caseId, version: 2, event: 'forward', note: '' }, NOW);
    await expect(
      moveCase(first, { caseId, version: 3, event: 'grant', note: reason }, NOW),
    ).rejects.toMatchObject({ code: 'case-same-person' });
    const races = await Promise.allSettled(
      [second, operator(`op-c-${tag}`)].map((by) =>
        moveCase(by, { caseId, version: 3, event: 'grant', note: reason }, NOW),
      ),
    );
    expect(races.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);

    expect(await shownTo(fined)).toBe(0);
    expect((await recordsOf(bank, fined.enterpriseId)).map((r) => r.source)).not.toContain('redress');
    expect((await ownRecords(fined.owner, NOW))[0]).toMatchObject({ state: 'repaired', countsIn: [] });

    const stale = await checkRedress({ snapshot: before, now: NOW });
    const own = (v: (typeof stale.violations)[number]) =>
      v.kind === 'feature' && v.enterpriseId === fined.enterpriseId;
    expect(stale.violations.filter(own)).toEqual([
      {
        kind: 'feature',
        enterpriseId: fined.enterpriseId,
        feature: 'penalties-general',
        value: 1,
        without: 0,
      },
    ]);

    const rebuilt = await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: before });
    const after = rebuilt.snapshot!.id;
    expect(rebuilt.changed.find((c) => c.enterpriseId === fined.enterpriseId)?.features).toEqual([
      { key: 'penalties-general', label: '一般行政处罚', before: 1, after: 0 },
    ]);
    expect(await general(fined, after)).toBe(0);
    const explained = await explainFeature(fined.owner, {
      enterpriseId: fined.enterpriseId,
      feature: 'penalties-general',
      snapshot: after,
    });
    expect(explained.records).toEqual([]);
    expect((await checkRedress({ snapshot: after, now: NOW })).violations.filter(own)).toEqual([]);

    // what was known before is still known as it was
    expect(await general(fined, before)).toBe(1);
    const { knownAt } = await db().snapshot.findUniqueOrThrow({ where: { id: before } });
    const again = await buildSnapshot({ asOf: AS_OF, knownAt: instant(knownAt), actor: SYSTEM_ACTOR });
    expect([again.manifest.id, again.isNew]).toEqual([before, false]);

    // a later file that still lists it does not bring it back
    await penaltyFile(fined.uscc, fined.documentNo, { fine: '6000', publishedOn: '2024-09-10' });
    expect(await shownTo(fined)).toBe(0);
    expect(await general(fined, await aSnapshot())).toBe(0);
  });

  it('too early, of an uncorrected penalty, of another enterprise, or without evidence is refused', async () => {
    const fined = await aFined();
    const [record] = await ownRecords(fined.owner, NOW);
    const { targetKey } = record!;
    const ask = (more: object, scope = fined.owner, now = NOW) =>
      openCase(
        scope,
        { kind: 'repair', source: 'penalty', targetKey, words: promise, files: [], ...more },
        now,
      );
    await expect(ask({}, fined.owner, new Date('2024-09-09T00:00:00Z'))).rejects.toMatchObject({
      code: 'repair-not-open',
      detail: { earliest: '2024-09-10' },
    });
    await expect(ask({})).rejects.toMatchObject({ code: 'evidence-missing' });
    await expect(ask({ words: '太短' })).rejects.toMatchObject({ code: 'case-words-length' });
    const other = await aFined({ corrected: '否' });
    const foreign = [await aFile(other.owner)];
    await expect(ask({ files: foreign })).rejects.toMatchObject({ code: 'document-unknown' });
    await expect(ask({ files: foreign }, other.owner)).rejects.toMatchObject({ code: 'record-unknown' });
    await expect(opened(other)).rejects.toMatchObject({ code: 'repair-not-open' });
  });
});

describe('an objection', () => {
  it('refused leaves the record as it is; withdrawn too; each is told to its enterprise alone', async () => {
    const fined = await aFined();
    const other = await aFined();
    const { caseId } = await opened(fined, 'objection');
    const told1 = (await caseDetail(fined.owner, caseId, NOW)).checks;
    expect(told1.find((c) => c.what === '认定机关更正')?.met).toBeUndefined();
    await penaltyFile(fined.uscc, fined.documentNo, { fine: '4000', publishedOn: '2024-07-02' });
    const told2 = (await caseDetail(fined.owner, caseId, NOW)).checks;
    expect(told2.find((c) => c.what === '认定机关更正')).toMatchObject({ met: true });
    await expect(caseDetail(other.owner, caseId)).rejects.toMatchObject({
      code: 'case-unknown',
      detail: { foreign: `redress-case:${caseId}` },
    });
    await expect(
      moveCase(other.owner, { caseId, version: 1, event: 'withdraw', note: '' }),
    ).rejects.toMatchObject({ code: 'case-unknown' });
    const [file] = (await caseDetail(fined.owner, caseId, NOW)).files;
    expect(Buffer.from((await evidence(fined.owner, file!.fileId)).base64, 'base64')).toEqual(PDF);
    await expect(evidence(other.owner, file!.fileId)).rejects.toMatchObject({ code: 'document-unknown' });

    expect(await decided(caseId, 'refuse')).toMatchObject({ state: 'refused', batchId: undefined });
    expect(await shownTo(fined)).toBe(1);
    const { steps, reason: told } = await caseDetail(fined.owner, caseId, NOW);
    expect([told, steps.at(-1)?.actor]).toEqual([reason, undefined]);

    const again = await opened(fined, 'objection');
    await moveCase(fined.owner, { caseId: again.caseId, version: 1, event: 'withdraw', note: '' }, NOW);
    expect((await ownCases(fined.owner)).map((c) => c.state)).toEqual(['withdrawn', 'refused']);
    expect(await ownCases(other.owner)).toEqual([]);
  });
  it('upheld takes the record away', async () => {
    const fined = await aFined();
    const { caseId } = await opened(fined, 'objection');
    expect(await decided(caseId, 'grant')).toMatchObject({ state: 'upheld' });
    expect(await shownTo(fined)).toBe(0);
    expect((await ownRecords(fined.owner, NOW))[0]?.state).toBe('withdrawn');
    await expect(opened(fined, 'objection')).rejects.toMatchObject({ code: 'record-fallen' });
  });
  it('waits in the queue of the deciding body, first due first', async () => {
    const fined = await aFined();
    const { caseId } = await opened(fined, 'objection');
    const late = new Date('2025-06-01T00:00:00Z');
    const ask = (more: object) => caseQueue(first, caseQueueSchema.parse({ limit: 100, ...more }), late);
    const queue = await ask({ kind: 'objection', authority: '和平区市场监督', overdue: true });
    expect(queue.rows.find((r) => r.caseId === caseId)).toMatchObject({ overdue: true, dueOn: '2024-10-05' });
    expect(queue.rows.map((r) => r.dueOn)).toEqual(queue.rows.map((r) => r.dueOn).sort());
    expect(queue.authorities).toContain('天津市和平区市场监督管理局');
    expect((await ask({ state: 'refused' })).rows.map((r) => r.caseId)).not.toContain(caseId);
    const page = await caseQueue(first, caseQueueSchema.parse({ limit: 1 }), late);
    if (page.next) {
      const following = await caseQueue(first, caseQueueSchema.parse({ limit: 1, from: page.next }), late);
      expect(following.rows[0]?.caseId).not.toBe(page.rows[0]?.caseId);
    }
  });
});

it('evidence is taken by its content and size, and refused in words', async () => {
  const { owner } = await aFined();
  const send = (bytes: Buffer) => keepDocument(owner, bodyOf(bytes));
  expect(await send(PDF)).toMatchObject({ type: 'pdf', bytes: PDF.length });
  await expect(send(Buffer.from('PK\x03\x04zip'))).rejects.toMatchObject({ code: 'document-type' });
  await expect(send(Buffer.alloc(0))).rejects.toMatchObject({ code: 'document-empty' });
  const large = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]);
  await expect(send(large)).rejects.toMatchObject({ code: 'document-too-large' });
});

it('a penalty whose display ends without a case is gone from banks at once and from features with the next build', async () => {
  const fined = await aFined({ displayUntil: '2024-09-05' });
  const before = await aSnapshot();
  expect(await general(fined, before)).toBe(1);
  expect(await shownTo(fined)).toBe(0); // today is long after
  const rebuilt = await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: before });
  expect(rebuilt.expired).toBeGreaterThanOrEqual(1);
  expect(await general(fined, rebuilt.snapshot!.id)).toBe(0);
  const again = await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: rebuilt.snapshot!.id });
  expect([again.expired, again.snapshot]).toEqual([0, undefined]);
});

it('a granted case whose work was cut short is finished by the next rebuild, once', async () => {
  const fined = await aFined();
  const { caseId } = await opened(fined, 'objection');
  await db().redressCase.update({
    where: { id: caseId },
    data: { state: 'upheld', open: null, decidedOn: new Date('2024-09-15'), decidedBy: second.actor.login },
  });
  expect((await checkRedress({ now: NOW })).violations).toContainEqual({ kind: 'not-applied', caseId });
  const before = await aSnapshot();
  expect((await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: before })).applied).toBe(1);
  expect(await shownTo(fined)).toBe(0);
  expect((await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: before })).applied).toBe(0);
});
