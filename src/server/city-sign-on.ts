import type { OIDCConfig } from 'next-auth/providers';
import { env } from './env';

export const CITY_SIGN_ON = 'city-sign-on';

/** What the city's unified sign-on is called on the sign-in page; undefined = none is set. */
export function citySignOnName(): string | undefined {
  const { XYD_OIDC_ISSUER, XYD_OIDC_NAME } = env();
  return XYD_OIDC_ISSUER === undefined ? undefined : XYD_OIDC_NAME;
}

/**
 * The slot for a city's unified sign-on (OpenID Connect, authorisation code with PKCE): off unless
 * `XYD_OIDC_ISSUER`, `XYD_OIDC_CLIENT_ID` and `XYD_OIDC_CLIENT_SECRET` are set. Its redirect address is
 * `/api/auth/callback/city-sign-on`. It says who somebody is; the account it opens is the one an administrator
 * linked (`xyd user link`), with that account's role and second factor.
 * @throws Error when the issuer is set and the client is not
 */
export function citySignOn(): OIDCConfig<{ sub: string }>[] {
  const { XYD_OIDC_ISSUER: issuer, XYD_OIDC_CLIENT_ID, XYD_OIDC_CLIENT_SECRET, XYD_OIDC_NAME } = env();
  if (issuer === undefined) return [];
  if (!XYD_OIDC_CLIENT_ID || !XYD_OIDC_CLIENT_SECRET)
    throw new Error('XYD_OIDC_ISSUER is set: set XYD_OIDC_CLIENT_ID and XYD_OIDC_CLIENT_SECRET too.');
  return [
    {
      id: CITY_SIGN_ON,
      name: XYD_OIDC_NAME,
      type: 'oidc',
      issuer,
      clientId: XYD_OIDC_CLIENT_ID,
      clientSecret: XYD_OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid' } },
      // who it is here is looked up by the subject, in auth.ts
      profile: ({ sub }) => ({ id: sub, role: 'enterprise-staff', epoch: -1 }),
    },
  ];
}
