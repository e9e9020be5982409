declare const scopeBrand: unique symbol;

/** Roles a person can sign in with. `system` is the platform itself: command line, scheduled work. */
export const ROLES = [
  'enterprise-owner',
  'enterprise-staff',
  'bank-officer',
  'bank-reviewer',
  'district-officer',
  'operator',
  'security-officer',
  'auditor',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** One table role -> permission. A procedure cannot be built without naming one of these. */
export const PERMISSIONS = {
  'account:own': [
    'enterprise-owner',
    'enterprise-staff',
    'bank-officer',
    'bank-reviewer',
    'district-officer',
    'operator',
    'security-officer',
    'auditor',
  ],
  // who lets people in can do nothing else: neither act for the platform nor read its trail
  'account:manage': ['security-officer', 'system'],
  'claim:issue': ['operator', 'system'],
  'staff:manage': ['enterprise-owner'],
  'profile:read': ['enterprise-owner', 'enterprise-staff'],
  'match:run': ['enterprise-owner', 'enterprise-staff', 'system'],
  'need:write': ['enterprise-owner', 'enterprise-staff'],
  'assignment:run': ['operator', 'system'],
  'application:write': ['enterprise-owner'],
  'application:handle': ['bank-officer', 'bank-reviewer'],
  'message:read': ['enterprise-owner', 'bank-officer', 'bank-reviewer'],
  'document:upload': ['enterprise-owner', 'enterprise-staff'],
  'consent:write': ['enterprise-owner'],
  'invitation:send': ['bank-officer', 'system'],
  'invitation:stop': ['operator', 'system'],
  'product:read': [
    'enterprise-owner',
    'enterprise-staff',
    'bank-officer',
    'bank-reviewer',
    'district-officer',
    'operator',
    'system',
  ],
  // banks are public; asked for where one is chosen from a list
  'bank:list': ['enterprise-owner', 'enterprise-staff', 'security-officer'],
  'product:manage': ['bank-officer', 'bank-reviewer', 'operator', 'system'],
  'screening:run': ['bank-officer', 'bank-reviewer', 'district-officer', 'operator', 'system'],
  'whitelist:read': ['bank-officer', 'bank-reviewer', 'operator', 'system'],
  'whitelist:build': ['bank-officer', 'system'],
  'whitelist:publish': ['bank-reviewer', 'system'],
  'channel:manage': ['bank-reviewer', 'system'],
  'district:read': ['district-officer', 'operator'],
  'target:report': ['district-officer'],
  'ingestion:read': ['operator', 'system'],
  'ingestion:write': ['operator', 'system'],
  'review:request': ['enterprise-owner', 'enterprise-staff'],
  'review:answer': ['operator'],
  'redress:open': ['enterprise-owner'],
  'redress:handle': ['operator'],
  'report:read': ['enterprise-owner', 'enterprise-staff', 'bank-officer', 'bank-reviewer'],
  'report:make-own': ['enterprise-owner', 'enterprise-staff'],
  'report:make-for': ['bank-officer', 'bank-reviewer'],
  'model:read': ['operator', 'bank-officer', 'bank-reviewer', 'system'],
  'model:propose': ['operator', 'system'],
  'model:decide': ['operator', 'system'],
  'model:monitor': ['operator', 'system'],
  // the auditor's only ones, and nobody else's: who acts does not read the trail, who reads it cannot act
  'audit:read': ['auditor'],
  'audit:verify': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Who acts, as written to the audit trail. */
export type Actor = { readonly login: string; readonly role: Role };

/** Scopes are minted only by `server/scopes.ts` (session gate, command line): a query without one does not compile. */
export type EnterpriseScope = {
  readonly kind: 'enterprise';
  readonly enterpriseId: bigint;
  readonly actor: Actor;
  readonly [scopeBrand]: true;
};
export type BankScope = {
  readonly kind: 'bank';
  readonly bankId: bigint;
  readonly actor: Actor;
  readonly [scopeBrand]: true;
};
export type DistrictScope = {
  readonly kind: 'district';
  readonly districtCode: string;
  readonly actor: Actor;
  readonly [scopeBrand]: true;
};
export type OperatorScope = { readonly kind: 'operator'; readonly actor: Actor; readonly [scopeBrand]: true };
/** Of who opens, closes and protects accounts and does nothing else. */
export type SecurityScope = { readonly kind: 'security'; readonly actor: Actor; readonly [scopeBrand]: true };
/** Of who reads the audit trail and nothing else. */
export type AuditScope = { readonly kind: 'audit'; readonly actor: Actor; readonly [scopeBrand]: true };
export type Scope = EnterpriseScope | BankScope | DistrictScope | OperatorScope | SecurityScope | AuditScope;
