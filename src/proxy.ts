import NextAuth from 'next-auth';
import { authConfig } from './server/auth-config';

// writes the session cookie anew at each request: what is idle too long ends
export const { auth: proxy } = NextAuth(authConfig);

export const config = { matcher: ['/((?!_next/|favicon|api/auth).*)'] };
