import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import type { Rule } from '../domain/expr';
import { screeningDraft, screeningDrafts } from '../queries/screening-drafts';
import { createScreeningDraft, deleteScreeningDraft, saveScreeningDraft } from './save-screening-draft';

const bankId = randomBytes(6).readUIntBE(0, 6);
const zhang = mintScope.bank({ login: 'zhang', role: 'bank-officer' }, BigInt(bankId));
const li = mintScope.bank({ login: 'li', role: 'bank-officer' }, BigInt(bankId));
const other = mintScope.bank({ login: 'wang', role: 'bank-officer' }, BigInt(bankId) + 1n);
const district = mintScope.district({ login: 'zhao', role: 'district-officer' }, '120103');
const operator = mintScope.operator({ login: 'qian', role: 'operator' });

const rule = (value: number): Rule => ({
  id: 'age',
  label: '成立满几个月',
  when: { op: 'gte', feature: 'age-months', value },
  onUnknown: 'refer',
  hard: false,
});
const given = { name: '首贷户', base: 'template:coordination', rules: [rule(12)] };
afterAll(closeDb);

describe('drafts', () => {
  it('are shared within a bank, and do not exist for anybody else', async () => {
    const { id } = await createScreeningDraft(zhang, given);
    expect(await screeningDraft(li, id)).toMatchObject({ ...given, version: 1, updatedBy: 'zhang' });
    expect((await screeningDrafts(li)).map((d) => d.id)).toEqual([id]);
    for (const scope of [other, district, operator]) {
      expect((await screeningDrafts(scope)).some((d) => d.id === id)).toBe(false);
      const none = { kind: 'not-found', code: 'draft-unknown' };
      await expect(screeningDraft(scope, id)).rejects.toMatchObject(none);
      await expect(saveScreeningDraft(scope, { id, version: 1, rules: [rule(24)] })).rejects.toMatchObject(
        none,
      );
      await expect(deleteScreeningDraft(scope, id)).rejects.toMatchObject(none);
    }
    expect((await screeningDraft(zhang, id)).version).toBe(1);
  });

  it('of two officers who save at once one wins, the other is told who and when', async () => {
    const { id } = await createScreeningDraft(zhang, given);
    const saves = await Promise.allSettled([
      saveScreeningDraft(zhang, { id, version: 1, rules: [rule(24)] }),
      saveScreeningDraft(li, { id, version: 1, rules: [rule(36)] }),
    ]);
    expect(saves.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    const lost = saves.find((s) => s.status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ kind: 'conflict', code: 'draft-changed', detail: { version: 2 } });
    const held = await screeningDraft(li, id);
    expect(lost.reason.message).toContain(`草稿“首贷户”已由 ${held.updatedBy} 于 `);
    expect(lost.reason.message).toContain('另存为新草稿');
    expect(held.rules).toEqual([rule(held.updatedBy === 'zhang' ? 24 : 36)]);
    // as read anew it is saved
    expect(await saveScreeningDraft(li, { id, version: 2, rules: [rule(48)] })).toMatchObject({ version: 3 });
  });

  it('are renamed and deleted, and every change leaves a trace', async () => {
    const { id } = await createScreeningDraft(district, given);
    await saveScreeningDraft(district, { id, version: 1, name: '科技型' });
    expect(await screeningDraft(district, id)).toMatchObject({
      name: '科技型',
      rules: [rule(12)],
      version: 2,
    });
    await deleteScreeningDraft(district, id);
    await expect(screeningDraft(district, id)).rejects.toMatchObject({ code: 'draft-unknown' });
    const trail = await db().auditEvent.findMany({
      where: { subject: `screening-draft:${id}` },
      orderBy: { id: 'asc' },
    });
    expect(trail.map((e) => [e.action, e.actor])).toEqual(
      ['create', 'rename', 'delete'].map((verb) => [`${verb}-screening-draft`, 'zhao']),
    );
    expect(trail.at(-1)?.before).toMatchObject({ name: '科技型', rules: [{ id: 'age' }] });
  });

  it('never hold what makes no sense', async () => {
    const wrong = { ...rule(1), when: { op: 'gte', feature: 'tax-payed', value: 1 } } as Rule;
    await expect(createScreeningDraft(zhang, { ...given, rules: [wrong] })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'rules-malformed',
    });
  });
});
