import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import { publishProductVersion } from '@/modules/products/commands/publish-product-version';
import { saveProductVersion } from '@/modules/products/commands/save-product-version';
import { seedProducts } from '@/modules/products/commands/seed-products';
import { liveProducts } from '@/modules/products/queries/live-products';
import { closeDb, db } from '@/server/db';
import { env } from '@/server/env';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { exportPlan } from '../queries/export-plan';
import { openPlan, type PlanLine } from '../queries/open-plan';
import { directedSchema } from '../schema';
import { runDirected } from './run-directed';
import { saveNeed } from './save-need';

const TODAY = isoDate('2026-11-20');
const tag = randomUUID().slice(0, 8);
/** A term nobody else lends or asks for: the needs of other tests are none of this product's. */
const TERM = 347;
const WAN = 1_000_000;
const product = `directed-${tag}`;
const person = (login: string): Actor => ({ login: `${login}-${tag}`, role: 'bank-officer' });
let snapshot = '';
let enterprises: bigint[] = [];

beforeAll(async () => {
  await seedProducts();
  const model = (await liveProducts()).find((p) => p.code === 'haihe-kedan')!;
  const { versionId } = await saveProductVersion(person('maker'), {
    code: product,
    bank: 'haihe',
    terms: {
      ...model.terms,
      name: '测试产品',
      districts: [],
      amount: { min: 10 * WAN, max: 500 * WAN } as typeof model.terms.amount,
      termMonths: { min: TERM, max: TERM },
      limit: { op: 'const', value: 500 * WAN },
      quota: { loans: 2, period: 'quarter' },
    },
    rules: [
      {
        id: 'status',
        label: '登记状态为存续',
        when: { op: 'eq', feature: 'registration-status', value: 'active' },
        onUnknown: 'pass',
        hard: true,
        actionable: false,
      },
    ],
  });
  await publishProductVersion(person('checker'), { versionId });
  // in a year of its own: no other test's invoices fall into these windows
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-directed-'));
  const file = path.join(folder, `${tag}.csv`);
  const codes = ['A', 'B', 'C'].map((c) => `${tag}-${c}`.toUpperCase());
  const header = '企业代号,发票号码,开票日期,金额,税额,购方单位代号,价税合计,发票状态';
  const lines = codes.map((code, i) => `${code},${tag}${i},2013-05-15,1000,0,X,1000,有效发票`);
  await writeFile(file, `${[header, ...lines].join('\n')}\n`);
  const { batchId } = await ingestFile({
    file,
    profileKey: 'cumcm-invoice-out',
    publishedOn: isoDate('2013-06-01'),
    actor: SYSTEM_ACTOR,
  });
  const rows = await db().record.findMany({
    where: { batchId: BigInt(batchId) },
    select: { enterpriseId: true },
  });
  enterprises = [...new Set(rows.map((r) => r.enterpriseId))].sort((a, b) => (a < b ? -1 : 1));
  snapshot = (await buildSnapshot({ asOf: isoDate('2013-06-30'), actor: SYSTEM_ACTOR })).manifest.id;
  for (const [i, enterpriseId] of enterprises.entries()) {
    const scope = mintScope.enterprise({ login: `e-${tag}`, role: 'enterprise-owner' }, enterpriseId);
    const need = { termMonths: TERM, purpose: '测试', wish: 'cost' } as const;
    await saveNeed(scope, { ...need, amount: 900 * WAN }); // an older need is not matched
    await saveNeed(scope, { ...need, amount: (100 + 50 * i) * WAN });
  }
});
afterAll(closeDb);

const run = (limits: object) =>
  runDirected(systemScope(), { limits: directedSchema.parse(limits), today: TODAY, snapshot, seconds: 30 });
const own = (lines: readonly PlanLine[]) =>
  lines.filter((l) => enterprises.map(String).includes(l.enterprise));

describe('a directed match', () => {
  it("takes each enterprise's newest need, keeps to the product's quota, and says why one goes without", async () => {
    expect(enterprises).toHaveLength(3);
    const { planId } = await run({});
    const plan = await openPlan(systemScope(), planId);
    const mine = own(plan.lines);
    expect(mine.map((l) => l.amount)).toEqual([100, 150, 200].map((n) => n * WAN));
    expect(mine.filter((l) => l.product === '测试产品')).toHaveLength(2);
    expect(mine.find((l) => l.product === undefined)?.reason).toBe('可受理的产品额度已用完：测试产品');
    expect(plan.products.find((p) => p.code === product)).toMatchObject({
      quota: 2,
      used: 2,
      oneMore: expect.stringContaining('多满足 1 户'),
    });
    expect(plan.solver).toContain('已证明最优');
    const trail = await db().auditEvent.findFirst({ where: { subject: `assignment-plan:${planId}` } });
    expect(trail).toMatchObject({ action: 'run-directed', actor: 'system' });
  });

  it('of the same inputs is the same bytes; a quota set by the operator goes before the terms', async () => {
    const [first, second] = [await run({}), await run({})];
    expect(second.planId).not.toBe(first.planId);
    expect(second.sha256).toBe(first.sha256);
    const wider = await run({ productLoans: { [product]: 3 } });
    expect(wider.inputsSha256).not.toBe(first.inputsSha256);
    const plan = await openPlan(systemScope(), wider.planId);
    expect(own(plan.lines).every((l) => l.product === '测试产品')).toBe(true);
  });

  it('under a quota in money is answered by HiGHS, proven, with a price per million', async () => {
    const { planId } = await run({ bankMoney: { haihe: 260 * WAN }, productLoans: { [product]: 3 } });
    const plan = await openPlan(systemScope(), planId);
    const haihe = plan.banks.find((b) => b.code === 'haihe')!;
    expect(haihe.lent).toBeLessThanOrEqual(260 * WAN);
    expect(own(plan.lines).filter((l) => l.product !== undefined)).toHaveLength(2);
    expect(haihe.perMillion).toContain('约多满足');
    expect(plan.solver).toContain('HiGHS');
    expect(plan.proven).toBe(true);
  });

  it('is exported whole, and not read once its file was changed', async () => {
    const { planId, sha256 } = await run({ bankLoans: { haihe: 1 } });
    for (const format of ['csv', 'xlsx', 'json'] as const)
      expect((await exportPlan(systemScope(), { planId, format })).bytes.length).toBeGreaterThan(100);
    await appendFile(path.join(env().XYD_DATA_DIR, 'assignments', `${sha256}.json`), ' ');
    await expect(openPlan(systemScope(), planId)).rejects.toMatchObject({ code: 'plan-file-differs' });
    await expect(openPlan(systemScope(), 999_999_999n)).rejects.toMatchObject({ code: 'plan-unknown' });
  });

  it('refuses a bank nobody knows', async () => {
    await expect(run({ bankLoans: { nobody: 1 } })).rejects.toMatchObject({ code: 'directed-limit-unknown' });
  });
});
