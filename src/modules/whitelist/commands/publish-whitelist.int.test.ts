import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { env } from '@/server/env';
import { mintScope, systemScope } from '@/server/scopes';
import { getBuild } from '../queries/get-build';
import { anInvoiceFile, aScoredSnapshot, invoiceList, tag } from '../whitelist-case';
import { buildWhitelist } from './build-whitelist';
import { publishWhitelist } from './publish-whitelist';
import { returnWhitelist } from './return-whitelist';

let snapshotId = '';
let batchId = '';
let officer: BankScope;
let reviewer: BankScope;
let second: BankScope;
let stranger: BankScope;

beforeAll(async () => {
  const bank = (code: string) =>
    db().bank.create({ data: { code: `${code}-${tag}`, name: `${code}${tag}` } });
  const [own, other] = [(await bank('p')).id, (await bank('q')).id];
  officer = mintScope.bank({ login: `officer-${tag}`, role: 'bank-officer' }, own);
  reviewer = mintScope.bank({ login: `reviewer-${tag}`, role: 'bank-reviewer' }, own);
  second = mintScope.bank({ login: `second-${tag}`, role: 'bank-reviewer' }, own);
  stranger = mintScope.bank({ login: `stranger-${tag}`, role: 'bank-reviewer' }, other);
  batchId = await anInvoiceFile(['p1', 'p2', 'p3'].map((code) => ({ code, yuan: 400_000 })));
  snapshotId = (await aScoredSnapshot()).id;
});
afterAll(closeDb);

let made = 0;
function aBuild(scope: BankScope = officer, code = `publish-${tag}-${++made}`, cap: number | null = null) {
  const definition = invoiceList([batchId], { cap });
  return buildWhitelist(scope, { code, name: '发布测试', purpose: '测试', definition, snapshotId });
}
const trail = (action: string, subject: string) => db().auditEvent.findMany({ where: { action, subject } });

describe('a build', () => {
  it('waits for a second person and leaves a trace', async () => {
    const { buildId, members, sha256 } = await aBuild();
    expect(members).toBe(3);
    expect(await getBuild(officer, buildId)).toMatchObject({
      status: 'submitted',
      version: 1,
      members: 3,
      sha256,
      madeBy: officer.actor.login,
      checkedBy: undefined,
    });
    expect(await db().whitelistEdition.count({ where: { buildId } })).toBe(0);
    expect(await trail('build-whitelist', `whitelist-build:${buildId}`)).toMatchObject([
      { actor: officer.actor.login, after: { members: 3, sha256 } },
    ]);
  });

  it('is made twice at once under a new code: one whitelist, two builds', async () => {
    const code = `twice-${tag}`;
    const both = await Promise.all([aBuild(officer, code), aBuild(officer, code), aBuild(officer, code, 2)]);
    expect(new Set(both.map((b) => b.whitelistId)).size).toBe(1);
    expect(new Set(both.map((b) => b.buildId)).size).toBe(3);
    expect(both[0]?.sha256).toBe(both[1]?.sha256);
    expect(both[2]?.sha256).not.toBe(both[1]?.sha256);
  });

  it('does not take a code of another owner, and writes nothing under it', async () => {
    const code = `taken-${tag}`;
    await aBuild(officer, code);
    const refused = { kind: 'conflict', code: 'whitelist-of-another-owner' };
    const before = await db().ruleSet.count({ where: { code: `whitelist:${code}` } });
    const definition = invoiceList([batchId], { rules: invoiceList([]).rules.slice(0, 2) });
    const input = { code, name: '他人', purpose: '测试', definition, snapshotId };
    await expect(buildWhitelist(stranger, input)).rejects.toMatchObject(refused);
    await expect(buildWhitelist(systemScope(), input)).rejects.toMatchObject(refused);
    expect(await db().ruleSet.count({ where: { code: `whitelist:${code}` } })).toBe(before);
    expect(await db().whitelistBuild.count({ where: { whitelist: { code } } })).toBe(1);
  });

  it('is refused with words when its definition makes no sense', async () => {
    const definition = invoiceList([batchId], { cap: 0 });
    const input = { code: `bad-${tag}`, name: '坏口径', purpose: '测试', definition, snapshotId };
    const refused = { kind: 'invalid', code: 'definition-malformed' };
    await expect(buildWhitelist(officer, input)).rejects.toMatchObject(refused);
    const good = { ...input, definition: invoiceList([batchId]) };
    for (const wrong of [{ code: `Bad_${tag}` }, { name: '长'.repeat(129) }, { purpose: ' ' }])
      await expect(buildWhitelist(officer, { ...good, ...wrong })).rejects.toMatchObject(refused);
    const unknown = { ...input, definition: invoiceList([batchId]), snapshotId: 'S-20190101-0000000000' };
    await expect(buildWhitelist(officer, unknown)).rejects.toMatchObject({ code: 'snapshot-unknown' });
    expect(await db().whitelist.count({ where: { code: input.code } })).toBe(0);
  });
});

describe('checking', () => {
  it('its maker does not publish or return it, whatever their role', async () => {
    const { buildId } = await aBuild();
    const same = mintScope.bank({ login: officer.actor.login, role: 'bank-reviewer' }, officer.bankId);
    const own = { kind: 'conflict', code: 'build-own-work' };
    await expect(publishWhitelist(same, { buildId, version: 1 })).rejects.toMatchObject(own);
    await expect(returnWhitelist(same, { buildId, version: 1, remark: '自己退回' })).rejects.toMatchObject(
      own,
    );
    await expect(publishWhitelist(officer, { buildId, version: 1 })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await getBuild(officer, buildId)).toMatchObject({ status: 'submitted', version: 1 });
    expect(await db().whitelistEdition.count({ where: { buildId } })).toBe(0);
  });

  it('another bank finds nothing to publish or return', async () => {
    const { buildId } = await aBuild();
    const gone = { kind: 'not-found' };
    await expect(publishWhitelist(stranger, { buildId, version: 1 })).rejects.toMatchObject(gone);
    await expect(
      returnWhitelist(stranger, { buildId, version: 1, remark: '他行退回' }),
    ).rejects.toMatchObject(gone);
    await expect(getBuild(stranger, buildId)).rejects.toMatchObject(gone);
    expect((await getBuild(officer, buildId)).status).toBe('submitted');
  });

  it('of a version that has moved on is refused', async () => {
    const { buildId } = await aBuild();
    await expect(publishWhitelist(reviewer, { buildId, version: 2 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'build-changed',
    });
    await returnWhitelist(reviewer, { buildId, version: 1, remark: '口径缺少司法规则' });
    expect(await getBuild(officer, buildId)).toMatchObject({
      status: 'returned',
      version: 2,
      remark: '口径缺少司法规则',
      checkedBy: reviewer.actor.login,
    });
    expect(await trail('return-whitelist', `whitelist-build:${buildId}`)).toMatchObject([
      { actor: reviewer.actor.login, after: { remark: '口径缺少司法规则' } },
    ]);
    await expect(publishWhitelist(second, { buildId, version: 1 })).rejects.toMatchObject({
      code: 'build-changed',
    });
    await expect(publishWhitelist(second, { buildId, version: 2 })).rejects.toMatchObject({
      code: 'build-state-ended',
    });
  });

  it('by two people at once: one wins, the other is told, one edition', async () => {
    for (let round = 0; round < 5; round++) {
      const { buildId } = await aBuild();
      const tries = await Promise.allSettled([
        publishWhitelist(reviewer, { buildId, version: 1 }),
        publishWhitelist(second, { buildId, version: 1 }),
        returnWhitelist(second, { buildId, version: 1, remark: '同时退回' }),
      ]);
      const lost = tries.filter((t) => t.status === 'rejected');
      expect(lost.map((t) => t.reason)).toMatchObject([
        { kind: 'conflict', code: 'build-changed' },
        { kind: 'conflict', code: 'build-changed' },
      ]);
      const published = tries.slice(0, 2).some((t) => t.status === 'fulfilled');
      expect(await db().whitelistEdition.count({ where: { buildId } })).toBe(published ? 1 : 0);
    }
  });

  it('of several builds of one list at once numbers the editions without a gap', async () => {
    const code = `numbers-${tag}`;
    for (const first of [1, 5]) {
      const builds = [];
      for (let i = 0; i < 4; i++) builds.push(await aBuild(officer, code));
      const editions = await Promise.all(
        builds.map(({ buildId }, i) => publishWhitelist(i % 2 ? reviewer : second, { buildId, version: 1 })),
      );
      expect(editions.map((e) => e.number).sort()).toEqual([first, first + 1, first + 2, first + 3]);
      for (const { editionId } of editions)
        expect(await trail('publish-whitelist', `whitelist-edition:${editionId}`)).toHaveLength(1);
    }
  });

  it('never publishes a list whose file was altered', async () => {
    const { buildId, sha256 } = await aBuild(officer, undefined, 1);
    const file = path.join(env().XYD_DATA_DIR, 'whitelists', `${sha256}.ndjson`);
    const bytes = await readFile(file);
    await writeFile(file, bytes.toString('utf8').replace('"rank":1', '"rank":9'));
    await expect(publishWhitelist(reviewer, { buildId, version: 1 })).rejects.toMatchObject({
      code: 'list-file-differs',
    });
    expect((await getBuild(officer, buildId)).status).toBe('submitted');
    await writeFile(file, bytes);
    expect((await publishWhitelist(reviewer, { buildId, version: 1 })).members).toBe(1);
  });
});
