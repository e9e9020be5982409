import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWhitelist } from '@/modules/whitelist/commands/build-whitelist';
import { publishWhitelist } from '@/modules/whitelist/commands/publish-whitelist';
import { anInvoiceFile, aScoredSnapshot, invoiceList, tag } from '@/modules/whitelist/whitelist-case';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { aClient, ask, type Client } from './channel-case';
import { OPERATIONS } from './domain/operations';

let [mine, theirs] = [{} as Client, {} as Client];
let bankId = 0n;
const editions: string[] = [];
afterAll(closeDb);

beforeAll(async () => {
  const bank = (code: string) =>
    db().bank.create({ data: { code: `${code}-${tag}`, name: `${code}${tag}` } });
  const [own, other] = [await bank('c'), await bank('d')];
  bankId = own.id;
  [mine, theirs] = [await aClient(own.id), await aClient(other.id)];
  const batchId = await anInvoiceFile(['c1', 'c2', 'c3'].map((code) => ({ code, yuan: 400_000 })));
  const snapshotId = (await aScoredSnapshot()).id;
  const by = (role: 'bank-officer' | 'bank-reviewer') =>
    mintScope.bank({ login: `${role}-${tag}`, role }, own.id);
  for (const cap of [null, 2]) {
    const { buildId } = await buildWhitelist(by('bank-officer'), {
      ...{ code: `channel-${tag}`, name: '接口测试', purpose: '测试', snapshotId },
      definition: invoiceList([batchId], { cap }),
    });
    const { editionId } = await publishWhitelist(by('bank-reviewer'), { buildId, version: 1 });
    editions.push(String(editionId));
  }
});

it('a published edition is told of, listed newest first, pulled page by page and acknowledged once', async () => {
  const told = await db().bankEvent.findMany({
    where: { bankId, type: 'list.published' },
    orderBy: { id: 'asc' },
  });
  expect(told.map((e) => e.data)).toMatchObject([
    { editionId: editions[0], number: 1, members: 3 },
    { editionId: editions[1], number: 2, members: 2 },
  ]);
  const first = await ask(mine, 'GET', '/lists?limit=1');
  const { items, next } = OPERATIONS.listEditions.answer.parse(first.body);
  expect(items).toMatchObject([{ editionId: editions[1], number: 2, receivedAt: null }]);
  const second = await ask(mine, 'GET', `/lists?limit=1&cursor=${next}`);
  expect(second.body).toMatchObject({ items: [{ editionId: editions[0], number: 1 }], next: null });

  const ranks: number[] = [];
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const { body } = await ask(mine, 'GET', `/lists/${editions[0]}?limit=2&cursor=${cursor}`);
    const page = OPERATIONS.readEdition.answer.parse(body);
    // nobody authorised this bank: nobody is named
    expect(page.items.every((m) => !m.authorised && m.uscc === null)).toBe(true);
    ranks.push(...page.items.map((m) => m.rank));
    cursor = page.next;
  }
  expect(ranks).toEqual([1, 2, 3]);

  const receipt = (members: number) =>
    ask(mine, 'POST', `/lists/${editions[0]}/receipt`, { body: { members } });
  expect((await receipt(2)).body.code).toBe('receipt-differs');
  const given = await receipt(3);
  expect([given.status, OPERATIONS.acknowledgeEdition.answer.parse(given.body).members]).toEqual([201, 3]);
  expect((await receipt(3)).body).toEqual(given.body); // another key: the first day stands
  expect(await db().listReceipt.count({ where: { bankId } })).toBe(1);
  expect((await ask(mine, 'GET', `/lists?limit=1&cursor=${next}`)).body).toMatchObject({
    items: [{ receivedAt: OPERATIONS.acknowledgeEdition.answer.parse(given.body).receivedAt }],
  });
});

it('another bank neither lists, pulls nor acknowledges it, and its asking is in the trail', async () => {
  expect((await ask(theirs, 'GET', '/lists')).body).toMatchObject({ items: [] });
  for (const told of [
    await ask(theirs, 'GET', `/lists/${editions[0]}`),
    await ask(theirs, 'POST', `/lists/${editions[0]}/receipt`, { body: { members: 3 } }),
    await ask(theirs, 'GET', '/lists/999999999999999999'),
  ])
    expect([told.status, told.body.code]).toEqual([404, 'edition-unknown']);
  const trace = { actor: `api:${theirs.clientId}`, action: 'refuse-foreign-read' };
  expect(await db().auditEvent.count({ where: trace })).toBe(2);
});
