import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { createUser } from '@/modules/account/commands/create-user';
import { closeDb, db } from '@/server/db';
import { filePort, gatewayPort, type MessagePort, maskedPhone, type Notice } from '@/server/message-port';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { seal } from '@/server/sealed';
import { anApplicant } from './application-case';
import { notifyOwners } from './notify-owners';

afterAll(closeDb);

async function aTold(phone: string) {
  const { enterpriseId } = (await anApplicant()).owner;
  const login = `told-${enterpriseId}`;
  const made = { login, displayName: '赵六', role: 'enterprise-owner' as const, enterpriseId };
  const { userId } = await createUser(SYSTEM_ACTOR, made, 'wandering-heron-42');
  const phoneSealed = seal(phone, `user.phone_sealed:${userId}`);
  await db().user.update({ where: { id: userId }, data: { phoneSealed } });
  const message = await db().message.create({
    data: {
      enterpriseId,
      at: new Date(),
      title: '批准',
      body: '某银行：批准。',
      link: '/enterprise/applications/1',
    },
  });
  return { id: `${message.id}-${userId}`, messageId: message.id };
}

it('a gateway that fails is tried again with the same ids, and what went out goes once', async () => {
  await notifyOwners(systemScope(), { name: 'drain', send: async (n) => n.map(() => 'sent') }); // of other tests
  const told = await aTold('13800138000');
  const got: Notice[] = [];
  let status = 503;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      expect(request.headers.authorization).toBe('Bearer token-of-the-gateway');
      got.push(JSON.parse(text));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  const port = gatewayPort(url, 'token-of-the-gateway');
  await expect(notifyOwners(systemScope(), port)).rejects.toMatchObject({ code: 'message-gateway' });
  const standing = () => db().message.findUniqueOrThrow({ where: { id: told.messageId } });
  expect((await standing()).sentAt).toBeNull();
  status = 200;
  expect((await notifyOwners(systemScope(), port)).sent).toBeGreaterThan(0);
  expect((await standing()).sentAt).not.toBeNull();
  const mine = got.filter((n) => n.id === told.id);
  expect(mine).toHaveLength(2);
  expect(mine[0]).toMatchObject({ name: '赵六', phone: '13800138000', title: '批准' });
  await notifyOwners(systemScope(), port);
  expect(got.filter((n) => n.id === told.id)).toHaveLength(2);
  server.close();
});

it('one number the gateway will never take holds nobody up, and one that failed holds up itself alone', async () => {
  const [bad, late, good] = [
    await aTold('13000000000'),
    await aTold('13100000000'),
    await aTold('13200000000'),
  ];
  const outcomeOf = (n: Notice) => (n.id === bad.id ? 'refused' : n.id === late.id ? 'failed' : 'sent');
  const port: MessagePort = { name: 'odd', send: async (notices) => notices.map(outcomeOf) };
  await expect(notifyOwners(systemScope(), port)).rejects.toMatchObject({ code: 'message-gateway' });
  const marked = async ({ messageId }: typeof bad) =>
    (await db().message.findUniqueOrThrow({ where: { id: messageId } })).sentAt !== null;
  expect([await marked(bad), await marked(late), await marked(good)]).toEqual([true, false, true]);
  await notifyOwners(systemScope(), { name: 'drain', send: async (n) => n.map(() => 'sent') });
  expect(await marked(late)).toBe(true);
});

it('two at once tell each person once; without a gateway it is a line in a file, the number masked', async () => {
  const told = await aTold('13912345678');
  const seen: Notice[] = [];
  const port: MessagePort = {
    name: 'seen',
    send: async (notices) => {
      seen.push(...notices);
      return notices.map(() => 'sent');
    },
  };
  await Promise.all([1, 2, 3].map(() => notifyOwners(systemScope(), port)));
  expect(seen.filter((n) => n.id === told.id)).toHaveLength(1);
  const { mkdtemp, readdir, readFile } = await import('node:fs/promises');
  const folder = await mkdtemp('/tmp/xyd-messages-');
  await filePort(folder).send(seen.filter((n) => n.id === told.id));
  const [name] = await readdir(folder);
  const line = JSON.parse(await readFile(`${folder}/${name}`, 'utf8'));
  expect(line).toMatchObject({ id: told.id, phone: maskedPhone('13912345678') });
  expect(JSON.stringify(line)).not.toContain('13912345678');
});
