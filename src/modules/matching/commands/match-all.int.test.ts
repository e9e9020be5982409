import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { CATALOGUE, dictionaryOf } from '@/modules/features/domain/catalogue';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { seedProducts } from '@/modules/products/commands/seed-products';
import { liveProducts } from '@/modules/products/queries/live-products';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import { closeDb, db } from '@/server/db';
import { env } from '@/server/env';
import { systemScope } from '@/server/scopes';
import { enterpriseMatches, matchedList } from '../queries/match-run';
import { type MatchedAll, matchAll } from './match-all';

const ROWS = 20_011; // two blocks and a part
const scope = systemScope();
let snapshotId = '';
let made: MatchedAll;
const folder = () => path.join(env().XYD_DATA_DIR, 'matches', made.id);

beforeAll(async () => {
  await seedProducts();
  let state = 11;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const codes = CATALOGUE.filter((f) => f.type === 'code');
  const columns = Object.fromEntries(
    CATALOGUE.map((f) => {
      const many = f.type === 'code' ? dictionaryOf(f).length : 0;
      const value = () => {
        if (random() < 0.1) return Number.NaN;
        if (f.type === 'code') return random() < 0.7 ? 0 : Math.floor(random() * many);
        if (f.type === 'flag') return random() < 0.1 ? 1 : 0;
        if (f.type === 'money') return random() < 0.3 ? 0 : Math.round(random() * 1e10);
        return f.type === 'ratio' ? random() : Math.floor(random() * 60);
      };
      return [f.key, Array.from({ length: ROWS }, value)];
    }),
  );
  snapshotId = await keepSnapshot({
    ids: Array.from({ length: ROWS }, (_, i) => BigInt(10 + i)),
    columns,
    dictionaries: Object.fromEntries(codes.map((f) => [f.key, dictionaryOf(f)])),
  });
  made = await matchAll(scope, { snapshotId });
}, 120_000);
afterAll(closeDb);

describe('everybody against every product', () => {
  it('gives what the row evaluator gives, for any enterprise and every rule', async () => {
    const products = await liveProducts();
    const snapshot = await openSnapshot(snapshotId);
    let passing = 0;
    for (let i = 0; i < 60; i++) {
      const enterpriseId = BigInt(10 + ((i * 7919) % ROWS));
      const read = readRow(snapshot, enterpriseId)!;
      const found = await enterpriseMatches(scope, { runId: made.id, enterpriseId });
      expect(found.products.map((p) => p.code)).toEqual(products.map((p) => p.code));
      found.products.forEach((product, p) => {
        const verdict = evaluateRow(products[p]!.rules, read);
        expect(product.outcome).toBe(verdict.outcome);
        expect(product.rules).toEqual(
          verdict.rules.map((r) => ({ id: r.rule.id, outcome: r.outcome, unknown: r.unknown })),
        );
        if (product.outcome === 'pass') passing += 1;
      });
    }
    expect(passing).toBeGreaterThan(0);
  });

  it('keeps a list of each product, who passes before who is referred, by enterprise where nobody has a score', async () => {
    const products = await liveProducts();
    const snapshot = await openSnapshot(snapshotId);
    const most = made.products.reduce((a, b) => (b.pass > a.pass ? b : a));
    const { rules } = products.find((p) => p.code === most.code)!;
    const outcomes = Array.from(snapshot.enterpriseId, (id) => ({
      id,
      ...evaluateRow(rules, readRow(snapshot, id)!),
    }));
    const of = (outcome: string) => outcomes.filter((o) => o.outcome === outcome).map((o) => o.id);
    const page = await matchedList(scope, { runId: made.id, product: most.code, afterRank: 0, limit: ROWS });
    expect([page.pass, page.refer]).toEqual([of('pass').length, of('refer').length]);
    expect(page.members.map((m) => m.enterpriseId)).toEqual([...of('pass'), ...of('refer')]);
    const second = await matchedList(scope, { runId: made.id, product: most.code, afterRank: 3, limit: 2 });
    expect(second.members).toEqual(page.members.slice(3, 5));
  });

  it('is the same the second time, and goes on where it was stopped', async () => {
    expect(await matchAll(scope, { snapshotId })).toMatchObject({ id: made.id, isNew: false });
    const names = (await readdir(folder())).sort();
    const before = await Promise.all(names.map((name) => readFile(path.join(folder(), name))));
    await db().matchRun.delete({ where: { id: made.id } });
    for (const name of names.filter((n) => !n.startsWith('bits'))) await rm(path.join(folder(), name));
    const steps: number[] = [];
    const again = await matchAll(scope, { snapshotId, onProgress: (blocks) => steps.push(blocks) });
    expect(again).toMatchObject({ id: made.id, isNew: true, products: made.products });
    expect(steps.at(-1)).toBe(3);
    const after = await Promise.all(names.map((name) => readFile(path.join(folder(), name))));
    expect(after.map((b) => b.toString('base64'))).toEqual(before.map((b) => b.toString('base64')));
  });

  it('says what is not there', async () => {
    await expect(
      matchedList(scope, { product: 'none', runId: made.id, afterRank: 0, limit: 1 }),
    ).rejects.toMatchObject({
      code: 'product-not-matched',
    });
    await expect(enterpriseMatches(scope, { runId: made.id, enterpriseId: 9n })).rejects.toMatchObject({
      code: 'enterprise-not-matched',
    });
    await expect(enterpriseMatches(scope, { runId: 'M-none', enterpriseId: 10n })).rejects.toMatchObject({
      code: 'match-run-unknown',
    });
    await rm(path.join(folder(), 'list-0'));
    const [first] = made.products;
    await expect(
      matchedList(scope, { product: first!.code, runId: made.id, afterRank: 0, limit: 1 }),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'match-file-missing' });
  });
});
