import { DISTRICTS } from '@/kernel/districts';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { hashPassword } from '@/server/password';
import type { NewUser } from '../schema';
import { createUser } from './create-user';

const ACTOR: Actor = { login: 'demo-load', role: 'system' };

/** Known to everybody: only ever in a database that holds the demo city. */
export const DEMO_PASSWORD = 'haihe-sancha-kou';

/**
 * The demo city's accounts: one enterprise, two banks with an officer and a reviewer each, all districts,
 * the platform's maker and checker, who lets people in, and who audits them all. Those already there are left as they are.
 * @returns how many were opened
 */
export async function seedDemoAccounts(input: {
  readonly ownerEnterpriseId: bigint;
  readonly ownerName: string;
  readonly banks: readonly { readonly code: string; readonly name: string; readonly bankId: bigint }[];
}): Promise<number> {
  const users: NewUser[] = [
    {
      login: 'owner',
      displayName: input.ownerName,
      role: 'enterprise-owner',
      enterpriseId: input.ownerEnterpriseId,
    },
    ...input.banks.flatMap(({ code, name, bankId }): NewUser[] => [
      { login: `${code}-officer`, displayName: name, role: 'bank-officer', bankId },
      { login: `${code}-reviewer`, displayName: name, role: 'bank-reviewer', bankId },
    ]),
    ...Object.entries(DISTRICTS).map(
      ([districtCode, name]): NewUser => ({
        login: `district-${districtCode}`,
        displayName: `${name}发展改革委`,
        role: 'district-officer',
        districtCode,
      }),
    ),
    { login: 'operator', displayName: '信易贷平台', role: 'operator' },
    { login: 'operator-checker', displayName: '平台复核', role: 'operator' },
    { login: 'security', displayName: '平台安全', role: 'security-officer' },
    { login: 'auditor', displayName: '审计', role: 'auditor' },
  ];
  const held = new Set((await db().user.findMany({ select: { login: true } })).map((u) => u.login));
  let opened = 0;
  for (const user of users) {
    if (held.has(user.login)) continue;
    await createUser(ACTOR, user, DEMO_PASSWORD, { demo: true });
    opened += 1;
  }
  return opened;
}

/** The login of an enterprise's own account in the demo city. */
export function demoEnterpriseLogin(enterpriseId: bigint): string {
  return `enterprise-${enterpriseId}`;
}

/** Accounts for the enterprises of the demo city that have given an authorisation. @returns how many were opened */
export async function seedDemoEnterprises(enterpriseIds: readonly bigint[]): Promise<number> {
  const held = new Set((await db().user.findMany({ select: { login: true } })).map((u) => u.login));
  const missing = enterpriseIds.filter((id) => !held.has(demoEnterpriseLogin(id)));
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: [...missing] } },
    orderBy: { id: 'asc' },
  });
  const passwordHash = await hashPassword(DEMO_PASSWORD); // one for all: it is no secret
  return audited(ACTOR, async (tx) => {
    const { count } = await tx.user.createMany({
      data: enterprises.map(({ id, name }) => ({
        login: demoEnterpriseLogin(id),
        displayName: name.slice(0, 64),
        role: 'enterprise-owner',
        enterpriseId: id,
        passwordHash,
        demo: true,
      })),
    });
    return { result: count, entry: { action: 'seed-demo-enterprises', subject: 'user', after: { count } } };
  });
}
