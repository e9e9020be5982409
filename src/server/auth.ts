import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { AppError } from '@/kernel/errors';
import type { Role } from '@/kernel/permissions';
import { endSessions } from '@/modules/account/commands/end-sessions';
import { secondStepFor, signInByCode, signInByPassword } from '@/modules/account/commands/sign-in';
import { accountOf } from '@/modules/account/queries/account-of';
import { linkedAccount } from '@/modules/account/queries/linked-account';
import { credentialsSchema } from '@/modules/account/schema';
import { addressOf } from './address';
import { authConfig } from './auth-config';
import { CITY_SIGN_ON, citySignOn } from './city-sign-on';
import type { User } from './prisma/client';
import { refuseTooMany } from './request-limit';
import type { Account } from './trpc';

/** Carries our words through next-auth to the sign-in page. */
class Refused extends CredentialsSignin {
  constructor(readonly words: string) {
    super(words);
  }
}

/** The password was right; the second step comes back with this ticket. */
class SecondStep extends CredentialsSignin {
  constructor(readonly ticket: string) {
    super('second step');
  }
}

const sessionOf = (user: User) => ({ id: user.login, role: user.role as Role, epoch: user.sessionEpoch });

export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  ...authConfig,
  providers: [
    Credentials({
      credentials: { login: {}, password: {}, ticket: {}, code: {} },
      async authorize({ login, password, ticket, code }, request) {
        const parsed = credentialsSchema.safeParse(ticket ? { ticket, code } : { login, password });
        if (!parsed.success) throw new Refused(ticket ? '请填写验证码。' : '请填写登录名和密码。');
        const address = addressOf(request.headers);
        try {
          refuseTooMany('sign-in', address);
          if ('ticket' in parsed.data) return sessionOf(await signInByCode({ ...parsed.data, address }));
          const signedIn = await signInByPassword({ ...parsed.data, address });
          if ('ticket' in signedIn) throw new SecondStep(signedIn.ticket);
          return sessionOf(signedIn.user);
        } catch (error) {
          if (error instanceof AppError) throw new Refused(error.message);
          throw error;
        }
      },
    }),
    ...citySignOn(),
  ],
  callbacks: {
    ...authConfig.callbacks,
    async signIn({ account, profile }) {
      if (account?.provider !== CITY_SIGN_ON) return true;
      const linked = await linkedAccount(String(profile?.sub));
      if (!linked) return '/sign-in?unlinked=1';
      return linked.secondFactor ? `/sign-in?ticket=${secondStepFor(linked.user)}` : true;
    },
    async jwt(given) {
      if (given.account?.provider !== CITY_SIGN_ON) return authConfig.callbacks.jwt(given);
      const linked = await linkedAccount(String(given.profile?.sub));
      return linked ? authConfig.callbacks.jwt({ ...given, user: sessionOf(linked.user) }) : null;
    },
  },
}));

/** The account of this request's session as the database knows it now; undefined = signed out or ended. */
export async function currentAccount(): Promise<Account | undefined> {
  const session = await auth();
  return session ? accountOf(session.login, session.epoch) : undefined;
}

/** What a refused sign-in says; undefined for an error that is not a refusal. */
export function refusalWords(error: unknown): string | undefined {
  if (error instanceof Refused) return error.words;
  return error instanceof CredentialsSignin ? '登录名或密码不对。' : undefined;
}

/** The ticket of a sign-in that waits for its second step. */
export function secondStepOf(error: unknown): string | undefined {
  return error instanceof SecondStep ? error.ticket : undefined;
}

/** Ends every session of the one who asks. */
export async function endOwnSessions(): Promise<void> {
  const account = await currentAccount();
  if (account) await endSessions({ login: account.login, role: account.role }, account.login);
}
