/** What a bank's program may be let do. */
export const API_SCOPES = [
  'list:read',
  'application:read',
  'application:decide',
  'loan:report',
  'webhook:manage',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
