import { DISTRICTS } from '@/kernel/districts';
import type { Actor } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { NewUser } from '../schema';
import { createUser } from './create-user';

const ACTOR: Actor = { login: 'demo-load', role: 'system' };

/** Known to everybody: only ever in a database that holds the demo city. */
export const DEMO_PASSWORD = 'haihe-sancha-kou';

/**
 * The demo city's accounts: one enterprise, two banks with an officer and a reviewer each, all districts,
 * the platform. Those already there are left as they are.
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
