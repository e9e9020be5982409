import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import { anInvoiceFile, aScoredSnapshot, codeOf, invoiceList, tag } from '../whitelist-case';
import { ownListing } from './own-listing';

const NAME = `平台名单 ${tag}`;
const maker = mintScope.operator({ login: `maker-${tag}`, role: 'system' });
const checker = mintScope.operator({ login: `checker-${tag}`, role: 'system' });
const bankList = { code: `banks-${tag}`, name: `银行名单 ${tag}` };

beforeAll(async () => {
  const batchId = await anInvoiceFile([
    { code: 'on', yuan: 300_000 },
    { code: 'off', yuan: 20_000, months: 14 },
  ]);
  const { id: snapshotId } = await aScoredSnapshot();
  const list = { purpose: '测试', definition: invoiceList([batchId]), snapshotId };
  const { buildId } = await buildWhitelist(maker, { code: `platform-${tag}`, name: NAME, ...list });
  await publishWhitelist(checker, { buildId, version: 1 });
  const bankId = (await db().bank.create({ data: { code: `b-${tag}`, name: `银行${tag}` } })).id;
  const officer = mintScope.bank({ login: `officer-${tag}`, role: 'bank-officer' }, bankId);
  const reviewer = mintScope.bank({ login: `reviewer-${tag}`, role: 'bank-reviewer' }, bankId);
  const build = await buildWhitelist(officer, { ...bankList, ...list });
  await publishWhitelist(reviewer, { buildId: build.buildId, version: 1 });
});
afterAll(closeDb);

async function listingOf(code: string) {
  const { id } = await db().enterprise.findFirstOrThrow({ where: { name: codeOf(code) } });
  const listings = await ownListing(mintScope.enterprise({ login: code, role: 'enterprise-owner' }, id));
  // what a bank keeps for itself is not told
  expect(listings.some(({ name }) => name === bankList.name)).toBe(false);
  return listings.find(({ name }) => name === NAME);
}

it('tells an enterprise that it is on the platform’s list', async () => {
  expect(await listingOf('on')).toMatchObject({
    edition: 1,
    outcome: 'pass',
    path: undefined,
    outside: false,
  });
});

it('tells one that is not on it what would bring it there', async () => {
  const listing = await listingOf('off');
  expect(listing).toMatchObject({ outcome: undefined, outside: false, path: { kind: 'path', proven: true } });
  const steps = listing?.path?.kind === 'path' ? listing.path.steps : [];
  // 14 months at 2 万元 with 12 in the window: 24 万元 of the 50 asked for
  expect(steps.find((s) => s.feature === 'sales-12m')).toMatchObject({
    now: '24 万元',
    needed: '不低于 50 万元',
    way: 'act',
  });
});
