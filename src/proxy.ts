import { NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { authConfig } from './server/auth-config';
import { contentPolicy } from './server/content-policy';

const { auth } = NextAuth(authConfig);

/** Where the city's sign-on is, if one is set: its form leads there. */
function formTargets(): string[] {
  const issuer = process.env.XYD_OIDC_ISSUER;
  return issuer ? [new URL(issuer).origin] : [];
}

/**
 * Writes the session cookie anew at each request: a session that is idle too long ends. Gives every page a content
 * policy with a nonce of its own; Next reads the nonce from the request's header of the same name.
 */
export default auth((request) => {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const development = process.env.NODE_ENV === 'development';
  const policy = contentPolicy(nonce, { formTargets: formTargets(), development });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
});

export const config = {
  matcher: [
    '/((?!_next/|favicon|api/auth|api/health|api/ready|api/metrics|api/bank/|api/trpc/ingestion.upload|api/trpc/documents.upload).*)',
  ],
};
