import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import type { Actor } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import type { Rule } from '../domain/expr';
import { ruleSet } from '../queries/rule-set';
import { saveRuleSet } from './save-rule-set';

const actor: Actor = { login: 'test', role: 'system' };
const rule = (value: number): Rule => ({
  id: 'tax',
  label: '纳税',
  when: { op: 'gte', feature: 'tax-paid-12m', value },
  onUnknown: 'refer',
  hard: false,
});

afterAll(closeDb);

it('keeps each change as the next version, the same rules as the one there is', async () => {
  const code = `test:${randomUUID()}`;
  const first = await saveRuleSet(actor, { code, rules: [rule(1)] });
  const again = await saveRuleSet(actor, { code, rules: [rule(1)] });
  const second = await saveRuleSet(actor, { code, rules: [rule(2)] });
  expect([first.version, again.version, second.version]).toEqual([1, 1, 2]);
  expect(again).toMatchObject({ id: first.id, isNew: false });
  expect((await ruleSet(first.id)).rules).toEqual([rule(1)]);
  const trail = await db().auditEvent.count({ where: { subject: `rule-set:${code}` } });
  expect(trail).toBe(3);
});

it('numbers the versions of several people at once without a gap or a double', async () => {
  const code = `test:${randomUUID()}`;
  const saved = await Promise.all([1, 2, 3, 3].map((n) => saveRuleSet(actor, { code, rules: [rule(n)] })));
  const kept = await db().ruleSet.findMany({ where: { code }, orderBy: { version: 'asc' } });
  expect(kept.map((k) => k.version)).toEqual(kept.map((_, i) => i + 1));
  for (const { id, version, sha256 } of saved)
    expect(kept.find((k) => k.id === id)).toMatchObject({ version, sha256 });
  expect(await db().auditEvent.count({ where: { subject: `rule-set:${code}` } })).toBe(4);
});

it('refuses rules that make no sense, and keeps nothing', async () => {
  const code = `test:${randomUUID()}`;
  const bad = { ...rule(1), when: { op: 'gte', feature: 'tax-payed', value: 1 } } as Rule;
  await expect(saveRuleSet(actor, { code, rules: [bad] })).rejects.toMatchObject({
    kind: 'invalid',
    code: 'rules-malformed',
    message: expect.stringContaining('没有指标“tax-payed”'),
  });
  expect(await db().ruleSet.count({ where: { code } })).toBe(0);
});
