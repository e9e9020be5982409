import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { may, PERMISSIONS, type Permission, ROLES } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { type Account, createCallerFactory, type Meta } from '@/server/trpc';
import { appRouter } from './root';

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Meta } }>;
const callerOf = createCallerFactory(appRouter);
const account: Account = {
  login: `auditor-${randomUUID().slice(0, 8)}`,
  displayName: '审计',
  role: 'auditor',
};
afterAll(closeDb);

describe('the audit trail', () => {
  // besides what everybody may do with the own account
  const open = Object.keys(PERMISSIONS).filter((p) => may('auditor', p as Permission) && !p.endsWith(':own'));
  it('is the auditor’s, who can do nothing else', () => {
    expect(open).toEqual(['audit:read', 'audit:verify']);
    for (const role of ROLES.filter((r) => r !== 'auditor'))
      for (const permission of open) expect(may(role, permission as Permission), role).toBe(false);
    // nothing about the trail but to read it, take a copy and recompute it
    const about = Object.entries(procedures)
      .filter(([, { _def }]) => open.includes(_def.meta?.permission as string))
      .map(([name]) => name);
    expect(about.sort()).toEqual([
      'audit.event',
      'audit.export',
      'audit.list',
      'audit.status',
      'audit.verify',
    ]);
  });
  it('tells of who reads it', async () => {
    const auditor = callerOf({ account });
    const reads = () => db().auditEvent.findMany({ where: { actor: account.login }, orderBy: { id: 'asc' } });
    const before = (await reads()).length;
    const page = await auditor.audit.list({ action: 'grant-consent' });
    const [first] = (await auditor.audit.list({ actor: account.login })).events;
    await auditor.audit.event({ id: first!.id });
    await auditor.audit.export({ actor: account.login });
    const after = (await reads()).slice(before);
    expect(after.map((row) => row.action)).toEqual([
      'read-audit',
      'read-audit',
      'read-audit-event',
      'export-audit',
    ]);
    expect(after[0]!.after).toEqual({ asked: { action: 'grant-consent' }, rows: page.events.length });
  });
});
