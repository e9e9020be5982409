import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/kernel/permissions';
import { keyRing } from '@/server/data-keys';
import { closeDb, db } from '@/server/db';
import { lookUpHash, open, seal, sealedBy } from '@/server/sealed';
import { SEALED_COLUMNS } from '@/server/sealed-columns';
import { rotateKeys } from './rotate-keys';

const tag = randomUUID().slice(0, 8);
const actor: Actor = { login: `rotate-${tag}`, role: 'system' };
const ids: bigint[] = [];
const written = (ring: readonly { id: string; key: Buffer }[]) =>
  ring.map(({ id, key }) => `${id}:${key.toString('base64url')}`).join(',');
const phoneOf = (i: number) => `138${String(i).padStart(8, '0')}`;

beforeAll(async () => {
  for (let i = 0; i < 7; i++) {
    const { id } = await db().user.create({
      data: { login: `r${i}-${tag}`, displayName: 'x', passwordHash: 'x', role: 'operator' },
    });
    ids.push(id);
    await db().user.update({
      where: { id },
      data: {
        phoneSealed: seal(phoneOf(i), `user.phone_sealed:${id}`),
        phoneHash: lookUpHash(phoneOf(i), 'user.phone_sealed'),
      },
    });
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rotateKeys(actor); // back under the installation's own key
  await closeDb();
});

const rows = () => db().user.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });

it('seals everything anew, goes on where it was stopped, and is readable throughout', async () => {
  const old = keyRing();
  const fresh = { id: `n-${tag}`, key: Buffer.alloc(32, 7) };
  vi.stubEnv('XYD_DATA_KEYS', written([fresh, ...old]));
  const stopped = rotateKeys(actor, {
    batch: 3,
    onBatch: (done) => {
      if (done >= 3) throw new Error('killed');
    },
  });
  await expect(stopped).rejects.toThrow('killed');
  const half = await rows();
  const by = half.map((r) => sealedBy(r.phoneSealed as string));
  expect(new Set(by).size).toBeGreaterThanOrEqual(1);
  half.forEach((r, i) => {
    expect(open(r.phoneSealed as string, `user.phone_sealed:${r.id}`)).toBe(phoneOf(i));
  });
  const { key } = await rotateKeys(actor, { batch: 3 });
  expect(key).toBe(fresh.id);
  // the new key alone opens them now
  for (const [i, r] of (await rows()).entries()) {
    expect(sealedBy(r.phoneSealed as string)).toBe(fresh.id);
    expect(open(r.phoneSealed as string, `user.phone_sealed:${r.id}`, [fresh])).toBe(phoneOf(i));
    expect(r.phoneHash).toBe(lookUpHash(phoneOf(i), 'user.phone_sealed', fresh));
  }
  expect((await rotateKeys(actor)).sealed).toBe(0);
  expect(
    await db().auditEvent.count({ where: { actor: actor.login, action: 'rotate-keys' } }),
  ).toBeGreaterThan(3);
  // and back, so that the installation's own key is enough again
  vi.stubEnv('XYD_DATA_KEYS', written([old[0], fresh]));
  await rotateKeys(actor);
  vi.unstubAllEnvs();
});

it('changes nothing of a batch in which one text does not open', async () => {
  const id = ids[0] as bigint;
  const before = await rows();
  await db().user.update({
    where: { id },
    data: { phoneSealed: `${before[0]?.phoneSealed?.slice(0, -4)}AAAA` },
  });
  const old = keyRing();
  vi.stubEnv('XYD_DATA_KEYS', written([{ id: `m-${tag}`, key: Buffer.alloc(32, 8) }, ...old]));
  await expect(rotateKeys(actor)).rejects.toMatchObject({ code: 'sealed-broken' });
  const after = await rows();
  expect(after.slice(1).map((r) => r.phoneSealed)).toEqual(before.slice(1).map((r) => r.phoneSealed));
  await db().user.update({ where: { id }, data: { phoneSealed: before[0]?.phoneSealed } });
  vi.stubEnv('XYD_DATA_KEYS', written([old[0], { id: `m-${tag}`, key: Buffer.alloc(32, 8) }]));
  await rotateKeys(actor);
  vi.unstubAllEnvs();
});

it('knows every sealed column of the database', async () => {
  const columns = await db().$queryRaw<{ t: string; c: string }[]>`
    SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS
    WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME LIKE '%sealed' ORDER BY 1, 2`;
  const known = SEALED_COLUMNS.map((c) => `${c.table}.${c.column}`).sort();
  expect(columns.map((c) => `${c.t}.${c.c}`).sort()).toEqual(known);
});
