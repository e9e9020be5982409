import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, isoDate } from '@/kernel/period';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { loadTargets } from '../commands/load-targets';
import { reportTarget } from '../commands/report-target';
import { districtFunnel } from './district-funnel';
import { districtTargets } from './district-targets';

// other tests leave rows in the same database: everything is measured as a difference
const DISTRICT = '120111';
const scope = mintScope.district({ login: 'xiqing', role: 'district-officer' }, DISTRICT);
const KNOWN = instant('2026-11-20T04:00:00.000Z');
const at = { from: isoDate('2026-01-01'), to: isoDate('2026-11-20'), knownAt: KNOWN };
const on = { on: at.to, knownAt: KNOWN };
const actual = async (metric: string) =>
  (await districtTargets(scope, at)).find((t) => t.metric === metric)?.actual;

async function batch(source: string, coverage = 'partial') {
  const row = await db().batch.create({
    data: {
      source,
      profile: 'test',
      fileName: 'test.csv',
      fileSha256: randomBytes(32).toString('hex'),
      fileBytes: 1n,
      status: 'done',
      knownAt: new Date('2026-11-01T00:00:00Z'),
      coverage,
      byReason: {},
      quality: {},
      startedBy: 'test',
    },
  });
  return row.id;
}

async function enterprise() {
  const name = `测试企业${randomUUID()}`;
  const data = { name, nameNorm: name, districtCode: DISTRICT, industryCode: 'C3011' };
  return (await db().enterprise.create({ data: { ...data, firstKnownAt: new Date('2026-10-01') } })).id;
}

let rowNo = 0;
function feedback(
  batchId: bigint,
  enterpriseId: bigint,
  event: string,
  amount: number | undefined,
  day: string,
) {
  rowNo += 1;
  return db().record.create({
    data: {
      enterpriseId,
      source: 'repayment-feedback',
      naturalKey: randomBytes(16),
      batchId,
      rowNo,
      contentHash: randomBytes(16),
      knownAt: new Date('2026-11-01T00:00:00Z'),
      supersededAt: new Date('9999-12-31T00:00:00Z'),
      publishedOn: new Date(day),
      eventDate: new Date(day),
      payload: JSON.stringify({ loanNo: randomUUID(), event, happenedOn: day, amount }),
    },
  });
}

beforeAll(() => loadTargets(SYSTEM_ACTOR));
afterAll(closeDb);

describe('targets and funnel', () => {
  it('loads the targets once, however often', async () => {
    const before = await db().target.count();
    await loadTargets(SYSTEM_ACTOR);
    expect(await db().target.count()).toBe(before);
  });

  it("counts what happened today in Tianjin, where it is still yesterday by the world's clock", async () => {
    // 00:30 of the 21st in Tianjin
    const night = { on: isoDate('2026-11-21'), knownAt: instant('2026-11-20T16:30:00.000Z') };
    const drawn = async () =>
      (await districtFunnel(scope, night)).steps.find((s) => s.step === 'drawn')!.enterprises;
    const before = await drawn();
    const batchId = await batch('repayment-feedback');
    await feedback(batchId, await enterprise(), 'drawn', 30_000_000, '2026-11-21');
    await feedback(batchId, await enterprise(), 'drawn', 30_000_000, '2026-11-22');
    expect(await drawn()).toBe(before + 1);
  });

  it('counts loans that banks fed back, by month and industry, and leaves other districts alone', async () => {
    const batchId = await batch('repayment-feedback');
    const before = await districtFunnel(scope, on);
    const elsewhereBefore = await districtFunnel(systemScope(), on, '120117');
    const approvedBefore = (await actual('credit-approved')) ?? 0;
    const [a, b] = [await enterprise(), await enterprise()];
    await feedback(batchId, a, 'applied', 50_000_000, '2026-10-08');
    await feedback(batchId, b, 'applied', 50_000_000, '2026-10-09');
    await feedback(batchId, a, 'approved', 30_000_000, '2026-10-10');
    await feedback(batchId, a, 'drawn', 30_000_000, '2026-10-12');
    await feedback(batchId, b, 'drawn', 99_000_000, '2026-11-21'); // after the day asked for
    const after = await districtFunnel(scope, on);
    const step = (f: typeof after, name: string) => f.steps.find((s) => s.step === name)!.enterprises;
    expect(step(after, 'applied') - step(before, 'applied')).toBe(2);
    expect(step(after, 'approved') - step(before, 'approved')).toBe(1);
    expect(step(after, 'drawn') - step(before, 'drawn')).toBe(1);
    const october = (f: typeof after) => f.drawnByMonth.find((m) => m.month === '2026-10')?.amount ?? 0;
    expect(october(after) - october(before)).toBe(30_000_000);
    expect(after.drawnByMonth.map((m) => m.month)[11]).toBe('2026-11');
    const made = (f: typeof after) => f.byIndustry.find((i) => i.section === 'C')?.applied ?? 0;
    expect(made(after) - made(before)).toBe(2);
    expect(((await actual('credit-approved')) ?? 0) - approvedBefore).toBeCloseTo(30, 6);
    const elsewhere = await districtFunnel(systemScope(), on, '120117');
    expect(elsewhere.steps).toEqual(elsewhereBefore.steps);
    expect(step(await districtFunnel(systemScope(), on), 'applied')).toBeGreaterThanOrEqual(2);
  });

  it('knows nothing it was not told: not the feedback before it came', async () => {
    const early = { ...at, knownAt: instant('2000-01-01T00:00:00.000Z') };
    const lines = await districtTargets(scope, early);
    const credit = lines.find((l) => l.metric === 'credit-approved')!;
    expect(credit.actual).toBeUndefined();
    expect(credit.assessment.judgement).toBe('unknown');
    expect((await districtFunnel(scope, { on: at.to, knownAt: early.knownAt })).steps[3]?.enterprises).toBe(
      0,
    );
  });

  it('counts an enterprise whose account was opened in the period', async () => {
    const count = async () => (await districtFunnel(scope, on)).steps[0]!.enterprises;
    const before = await count();
    await db().user.create({
      data: {
        login: randomUUID(),
        displayName: '测试',
        passwordHash: 'x',
        role: 'enterprise-owner',
        enterpriseId: await enterprise(),
        createdAt: new Date('2026-05-01T00:00:00Z'),
      },
    });
    expect((await count()) - before).toBe(1);
  });

  it('takes a report for what it cannot count, from the district alone', async () => {
    const line = (await districtTargets(scope, at)).find((t) => t.metric === 'matchmaking-events')!;
    const report = { targetId: line.targetId, note: '测试填报', reportedOn: isoDate('2026-06-30') };
    await reportTarget(scope, { ...report, value: 1 }, at.to);
    await reportTarget(scope, { ...report, value: 2, reportedOn: isoDate('2026-11-19') }, at.to);
    const told = (await districtTargets(scope, at)).find((t) => t.metric === 'matchmaking-events')!;
    expect(told).toMatchObject({ actual: 2, actualOn: '2026-11-19', reportNote: '测试填报' });
    expect(told.assessment.judgement).toBe('on-track');
    const early = await districtTargets(scope, { ...at, to: isoDate('2026-07-01') });
    expect(early.find((t) => t.metric === 'matchmaking-events')?.actual).toBe(1);
    const hexi = mintScope.district({ login: 'hexi', role: 'district-officer' }, '120103');
    await expect(reportTarget(hexi, { ...report, value: 3 }, at.to)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const tomorrow = { ...report, value: 3, reportedOn: isoDate('2026-11-21') };
    await expect(reportTarget(scope, tomorrow, at.to)).rejects.toMatchObject({ code: 'report-in-future' });
    const counted = (await districtTargets(scope, at)).find((t) => t.metric === 'credit-approved')!;
    await expect(
      reportTarget(scope, { ...report, value: 3, targetId: counted.targetId }, at.to),
    ).rejects.toMatchObject({ code: 'target-is-computed' });
  });

  it('shows a district its own and the city’s targets only', async () => {
    const codes = new Set((await districtTargets(scope, at)).map((t) => t.districtCode));
    expect([...codes].sort()).toEqual(['120000', DISTRICT]);
    await expect(districtTargets(scope, at, '120103')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(districtTargets(systemScope(), at, '999999')).rejects.toMatchObject({ kind: 'invalid' });
  });
});
