import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '@/kernel/period';
import { checkGrant, consentState, uncovered } from './consent';

const at = (day: string) => instant(`${day}T00:00:00.000Z`);

describe('consentState', () => {
  const grant = { validFrom: at('2026-01-01'), validUntil: at('2026-07-01'), revokedAt: undefined };
  it('includes its first instant and excludes its last', () => {
    expect(consentState(grant, '2025-12-31T23:59:59.999Z' as Instant)).toBe('not-yet');
    expect(consentState(grant, at('2026-01-01'))).toBe('live');
    expect(consentState(grant, '2026-06-30T23:59:59.999Z' as Instant)).toBe('live');
    expect(consentState(grant, at('2026-07-01'))).toBe('expired');
  });
  it('ends when it is revoked, and was live before', () => {
    const revoked = { ...grant, revokedAt: at('2026-03-01') };
    expect(consentState(revoked, at('2026-02-28'))).toBe('live');
    expect(consentState(revoked, at('2026-03-01'))).toBe('revoked');
  });
});

describe('checkGrant', () => {
  const now = at('2026-11-20');
  const grant = {
    purpose: '申请云税贷',
    categories: ['tax'],
    validFrom: now,
    validUntil: at('2027-05-20'),
  };
  it('takes a bounded grant with a purpose', () => expect(checkGrant(grant, now).ok).toBe(true));
  it.each([
    [{ purpose: '  ' }, 'consent-purpose-missing'],
    [{ categories: [] }, 'consent-nothing-granted'],
    [{ validUntil: now }, 'consent-period-empty'],
    [{ validFrom: at('2024-01-01'), validUntil: at('2025-01-01') }, 'consent-period-empty'],
    [{ validUntil: at('2029-11-21') }, 'consent-too-long'],
  ])('refuses %o', (change, code) => {
    expect(checkGrant({ ...grant, ...change }, now)).toMatchObject({ ok: false, code });
  });
  it('takes exactly the longest period', () => {
    expect(checkGrant({ ...grant, validUntil: at('2029-11-20') }, now).ok).toBe(true);
  });
});

describe('uncovered', () => {
  const category = fc.constantFrom('public', 'tax', 'invoice', 'utility');
  it('names what is asked for, not public, and in no live grant', () => {
    fc.assert(
      fc.property(
        fc.array(category),
        fc.array(
          fc.record({
            categories: fc.array(category),
            state: fc.constantFrom(
              'live' as const,
              'revoked' as const,
              'expired' as const,
              'not-yet' as const,
            ),
          }),
        ),
        (asked, grants) => {
          const missing = uncovered(asked, grants);
          for (const c of asked) {
            const held = c === 'public' || grants.some((g) => g.state === 'live' && g.categories.includes(c));
            expect(missing.includes(c)).toBe(!held);
          }
        },
      ),
    );
  });
});
