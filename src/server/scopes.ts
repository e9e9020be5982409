import type {
  Actor,
  AuditScope,
  BankScope,
  DistrictScope,
  EnterpriseScope,
  OperatorScope,
  SecurityScope,
} from '@/kernel/permissions';

/**
 * The only mint of scopes. Called by the session gate (`server/trpc.ts`) after the account was read
 * from the database, and by the command line, which acts for the platform itself.
 */
export const mintScope = {
  enterprise: (actor: Actor, enterpriseId: bigint) =>
    ({ kind: 'enterprise', enterpriseId, actor }) as EnterpriseScope,
  bank: (actor: Actor, bankId: bigint) => ({ kind: 'bank', bankId, actor }) as BankScope,
  district: (actor: Actor, districtCode: string) =>
    ({ kind: 'district', districtCode, actor }) as DistrictScope,
  operator: (actor: Actor) => ({ kind: 'operator', actor }) as OperatorScope,
  security: (actor: Actor) => ({ kind: 'security', actor }) as SecurityScope,
  audit: (actor: Actor) => ({ kind: 'audit', actor }) as AuditScope,
};

export const SYSTEM_ACTOR: Actor = { login: 'system', role: 'system' };

/** The platform itself, as the command line acts. */
export function systemScope(): OperatorScope {
  return mintScope.operator(SYSTEM_ACTOR);
}

/** The platform itself, where it opens and closes accounts. */
export function systemSecurityScope(): SecurityScope {
  return mintScope.security(SYSTEM_ACTOR);
}
