import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { audited } from './audited';

const actor: Actor = { login: `audited-${randomUUID()}`, role: 'system' };
const banks: bigint[] = [];
const trail = () => db().auditEvent.count({ where: { actor: actor.login } });

beforeAll(async () => {
  for (let i = 0; i < 2; i++) {
    const code = randomUUID().slice(0, 32);
    banks.push((await db().bank.create({ data: { code, name: '0' } })).id);
  }
});
afterAll(closeDb);

it('two that lock each other out both finish, each with one trace', async () => {
  const [a, b] = banks as [bigint, bigint];
  let runs = 0;
  const add = (first: bigint, then: bigint) =>
    audited(actor, async (tx) => {
      runs += 1;
      for (const id of [first, then]) {
        await tx.$executeRaw`UPDATE bank SET name = CAST(name AS UNSIGNED) + 1 WHERE id = ${id}`;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return { result: undefined, entry: { action: 'test', subject: 'bank' } };
    });
  await Promise.all([add(a, b), add(b, a)]);
  expect(runs).toBeGreaterThan(2); // one of them did give way
  const rows = await db().bank.findMany({ where: { id: { in: banks } } });
  expect(rows.map((row) => row.name)).toEqual(['2', '2']);
  expect(await trail()).toBe(2);
});

it('what fails for another reason runs once and leaves neither change nor trace', async () => {
  const before = await trail();
  let runs = 0;
  const failing = audited(actor, async (tx) => {
    runs += 1;
    await tx.bank.update({ where: { id: banks[0] as bigint }, data: { name: 'x' } });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(runs).toBe(1);
  expect((await db().bank.findUniqueOrThrow({ where: { id: banks[0] as bigint } })).name).toBe('2');
  expect(await trail()).toBe(before);
});
