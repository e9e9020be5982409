import type { AuthError, NextAuthConfig } from 'next-auth';
import type { Role } from '@/kernel/permissions';
import { logger } from './logger';

/** Without a request for so long, a session ends. GB/T 22239-2019: idle time-out. */
export const IDLE_MINUTES = { staff: 15, enterprise: 30 } as const;

export function idleLimitMs(role: Role): number {
  return (role.startsWith('enterprise-') ? IDLE_MINUTES.enterprise : IDLE_MINUTES.staff) * 60_000;
}

declare module 'next-auth' {
  interface User {
    role: Role;
    epoch: number;
  }
  interface Session {
    login: string;
    role: Role;
    epoch: number;
  }
}

/**
 * What every request needs of the session; the password check is in auth.ts. The cookie is written anew
 * by the proxy at each request: `seen` is the last one.
 */
export const authConfig = {
  session: { strategy: 'jwt', maxAge: IDLE_MINUTES.enterprise * 60, updateAge: 0 },
  pages: { signIn: '/sign-in' },
  trustHost: true,
  providers: [],
  // a wrong password is no fault of ours: it is kept in sign_in_attempt
  logger: {
    error: (error) =>
      (error as AuthError).type !== 'CredentialsSignin' && logger().error({ err: error }, 'auth'),
  },
  callbacks: {
    jwt({ token, user }) {
      if (user) return { sub: user.id, role: user.role, epoch: user.epoch, seen: Date.now() };
      const idle = Date.now() - Number(token.seen ?? 0);
      if (idle > idleLimitMs(token.role as Role)) return null;
      return { ...token, seen: Date.now() };
    },
    session({ session, token }) {
      session.login = String(token.sub);
      session.role = token.role as Role;
      session.epoch = Number(token.epoch);
      return session;
    },
  },
} satisfies NextAuthConfig;
