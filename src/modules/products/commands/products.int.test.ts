import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import type { ProductDocument } from '../domain/product-document';
import { liveProducts } from '../queries/live-products';
import { lprInForce } from '../queries/lpr-in-force';
import { productDetail } from '../queries/product-detail';
import { productMarket } from '../queries/product-market';
import { productVersions } from '../queries/product-versions';
import { publishProductVersion } from './publish-product-version';
import { saveProductVersion } from './save-product-version';
import { seedProducts } from './seed-products';

const TODAY = isoDate('2026-11-20');
const maker: Actor = { login: `maker-${randomUUID()}`, role: 'bank-officer' };
const checker: Actor = { login: `checker-${randomUUID()}`, role: 'bank-reviewer' };

beforeAll(() => seedProducts());
afterAll(closeDb);

async function document(changes: Partial<ProductDocument['terms']> = {}): Promise<ProductDocument> {
  const model = (await liveProducts()).find((p) => p.code === 'ccb-yunshui')!;
  return {
    code: `test-${randomUUID()}`,
    bank: 'haihe',
    terms: { ...model.terms, name: '测试产品', ...changes },
    rules: model.rules,
  };
}

describe('seed', () => {
  it('loads 40 products of all seven kinds once, and says they are examples', async () => {
    expect((await seedProducts()).published).toBe(0);
    const seeded = (await liveProducts()).filter((p) => p.terms.name !== '测试产品');
    expect(seeded).toHaveLength(40);
    expect(new Set(seeded.map((p) => p.terms.kind)).size).toBe(7);
    expect(seeded.every((p) => p.terms.example && p.terms.provenance.includes('示例'))).toBe(true);
    expect(seeded.every((p) => p.rules.length >= 3)).toBe(true);
  });

  it('holds the LPR as published', async () => {
    expect(await lprInForce(isoDate('2024-07-21'))).toMatchObject({ '1Y': 345, '5Y': 395 });
    expect(await lprInForce(isoDate('2024-07-22'))).toMatchObject({ '1Y': 335, '5Y': 385 });
    expect(await lprInForce(TODAY)).toMatchObject({ '1Y': 300, '5Y': 350, publishedOn: '2025-05-20' });
    await expect(lprInForce(isoDate('2019-08-19'))).rejects.toMatchObject({ code: 'lpr-missing' });
  });
});

describe('a product version', () => {
  it('is live only after a second person published it, and the next one replaces it', async () => {
    const first = await document();
    const { versionId } = await saveProductVersion(maker, first);
    const live = async () => (await liveProducts()).find((p) => p.code === first.code);
    expect(await live()).toBeUndefined();
    await expect(publishProductVersion(maker, { versionId })).rejects.toMatchObject({
      code: 'checker-is-maker',
    });
    expect(await live()).toBeUndefined();
    await publishProductVersion(checker, { versionId });
    expect(await live()).toMatchObject({ version: 1, terms: first.terms, rules: first.rules });

    const next = { ...first, terms: { ...first.terms, decisionDays: 9 } };
    const second = await saveProductVersion(maker, next);
    expect(second.version).toBe(2);
    expect((await live())?.terms.decisionDays).toBe(first.terms.decisionDays);
    await publishProductVersion(checker, { versionId: second.versionId });
    expect((await live())?.terms.decisionDays).toBe(9);
    await expect(publishProductVersion(checker, { versionId })).rejects.toMatchObject({
      code: 'product-version-superseded',
    });
  });

  it('is published once when two reviewers press at the same time', async () => {
    const { versionId } = await saveProductVersion(maker, await document());
    const second: Actor = { login: `checker-${randomUUID()}`, role: 'bank-reviewer' };
    const both = await Promise.allSettled([
      publishProductVersion(checker, { versionId }),
      publishProductVersion(second, { versionId }),
    ]);
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('takes consecutive numbers when two makers save at once', async () => {
    const draft = await document();
    const made = [await saveProductVersion(maker, draft)];
    made.push(...(await Promise.all([saveProductVersion(maker, draft), saveProductVersion(maker, draft)])));
    expect(made.map((m) => m.version).sort()).toEqual([1, 2, 3]);
  });

  it('is refused when terms contradict themselves or the bank is unknown', async () => {
    const draft = await document();
    const wrong = { ...draft.terms, termMonths: { min: 12, max: 6 } };
    await expect(saveProductVersion(maker, { ...draft, terms: wrong })).rejects.toMatchObject({
      code: 'product-malformed',
    });
    await expect(saveProductVersion(maker, { ...draft, bank: 'nobody' })).rejects.toMatchObject({
      code: 'bank-unknown',
    });
    expect(await db().product.findUnique({ where: { code: draft.code } })).toBeNull();
  });

  it('shows drafts to its own bank alone', async () => {
    const draft = await document();
    await saveProductVersion(maker, draft);
    const [own, foreign] = await Promise.all([
      db().bank.findUniqueOrThrow({ where: { code: 'haihe' } }),
      db().bank.findUniqueOrThrow({ where: { code: 'jingu' } }),
    ]);
    const codes = async (bankId: bigint) =>
      (await productVersions(mintScope.bank(maker, bankId))).map((v) => v.code);
    expect(await codes(own.id)).toContain(draft.code);
    expect(await codes(foreign.id)).not.toContain(draft.code);
  });
});

describe('market', () => {
  it('puts the cheapest all-in cost first, with fees counted', async () => {
    const { lines, lprPublishedOn } = await productMarket({}, TODAY);
    expect(lprPublishedOn).toBe('2025-05-20');
    const costs = lines.map((l) => l.best.cost.allIn.effective);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    const guaranteed = lines.find((l) => l.code === 'jingu-yindan')!;
    expect(guaranteed.best.cost.allIn.nominal).toBeGreaterThan(guaranteed.best.rate / 10_000 + 0.007);
  });

  it('filters by kind, district, collateral and words', async () => {
    const codes = async (filter: Parameters<typeof productMarket>[0]) =>
      (await productMarket(filter, TODAY)).lines
        .filter((l) => l.terms.name !== '测试产品')
        .map((l) => l.code);
    expect(await codes({ kind: 'ip-pledge' })).toHaveLength(5);
    expect(await codes({ text: '民宿' })).toEqual(['bowan-minsu']);
    expect(await codes({ text: '民宿', district: '120101' })).toEqual([]);
    expect(await codes({ text: '民宿', district: '120119' })).toEqual(['bowan-minsu']);
    expect(await codes({ kind: 'ip-pledge', noCollateral: true })).toEqual([]);
  });

  it('prices a product grade by grade', async () => {
    const detail = await productDetail('ccb-yunshui', { amount: 100_000_000, termMonths: 12 }, TODAY);
    expect(detail.prices.map((p) => [p.grade, p.rate])).toEqual([
      ['A', 315],
      ['B', 360],
      ['C', 410],
      ['D', 480],
      [undefined, 450],
    ]);
    await expect(productDetail('no-such', { amount: 1, termMonths: 1 }, TODAY)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
