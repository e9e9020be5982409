import NextAuth from 'next-auth';
import { authConfig } from './server/auth-config';

const { auth } = NextAuth(authConfig);

/** Writes the session cookie anew at each request: a session that is idle too long ends. */
export default auth;

export const config = { matcher: ['/((?!_next/|favicon|api/auth|api/trpc/ingestion.upload).*)'] };
