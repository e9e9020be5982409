import { addMonths, type Instant, type IsoDate } from '@/kernel/period';
import { ok, type Result, refused } from '@/kernel/result';

/**
 * What an enterprise can let a bank read; `public` data need no grant. The keys are those of
 * `ingestion`'s ConsentCategory, which stands to the right of this module.
 */
export const GRANTABLE = {
  tax: '纳税',
  invoice: '发票',
  'social-insurance': '社会保险',
  'housing-fund': '住房公积金',
  utility: '水电气',
  finance: '财务与贷款',
  'self-declared': '自主填报',
} as const;
export type GrantableCategory = keyof typeof GRANTABLE;

export type ConsentPeriod = { readonly validFrom: Instant; readonly validUntil: Instant };
export type ConsentState = 'live' | 'not-yet' | 'expired' | 'revoked';

/** No grant is longer: the enterprise is asked again. */
export const LONGEST_GRANT_MONTHS = 36;

/** A grant holds from `validFrom` inclusive to `validUntil` exclusive, unless revoked at or before `now`. */
export function consentState(
  grant: ConsentPeriod & { readonly revokedAt: Instant | undefined },
  now: Instant,
): ConsentState {
  if (grant.revokedAt !== undefined && grant.revokedAt <= now) return 'revoked';
  if (now < grant.validFrom) return 'not-yet';
  return now < grant.validUntil ? 'live' : 'expired';
}

export type GrantRefusal =
  | 'consent-purpose-missing'
  | 'consent-nothing-granted'
  | 'consent-period-empty'
  | 'consent-too-long';

/** 征信业管理条例 18: a written consent names its purpose; the period must lie ahead and be bounded. */
export function checkGrant(
  grant: ConsentPeriod & { readonly purpose: string; readonly categories: readonly string[] },
  now: Instant,
): Result<true, GrantRefusal> {
  if (grant.purpose.trim() === '') return refused('consent-purpose-missing');
  if (grant.categories.length === 0) return refused('consent-nothing-granted');
  if (grant.validUntil <= grant.validFrom || grant.validUntil <= now) return refused('consent-period-empty');
  const lastDay = addMonths(grant.validFrom.slice(0, 10) as IsoDate, LONGEST_GRANT_MONTHS);
  if (grant.validUntil.slice(0, 10) > lastDay) return refused('consent-too-long');
  return ok(true);
}

/** Categories asked for that no live grant covers, in the order asked. */
export function uncovered(
  asked: readonly string[],
  grants: readonly { readonly categories: readonly string[]; readonly state: ConsentState }[],
): string[] {
  const held = new Set(grants.filter((g) => g.state === 'live').flatMap((g) => g.categories));
  return asked.filter((category) => category !== 'public' && !held.has(category));
}
