import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { AppError } from '@/kernel/errors';
import type { Role } from '@/kernel/permissions';
import { endSessions } from '@/modules/account/commands/end-sessions';
import { signInByPassword } from '@/modules/account/commands/sign-in';
import { accountOf } from '@/modules/account/queries/account-of';
import { credentialsSchema } from '@/modules/account/schema';
import { authConfig } from './auth-config';
import type { Account } from './trpc';

/** Carries our words through next-auth to the sign-in page. */
class Refused extends CredentialsSignin {
  constructor(readonly words: string) {
    super(words);
  }
}

export const { handlers, auth, signIn, signOut } = NextAuth({
  ...authConfig,
  providers: [
    Credentials({
      credentials: { login: {}, password: {} },
      async authorize(raw, request) {
        const parsed = credentialsSchema.safeParse({ login: raw.login, password: raw.password });
        if (!parsed.success) throw new Refused('请填写登录名和密码。');
        const address = request.headers?.get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'unknown';
        try {
          const user = await signInByPassword({ ...parsed.data, address });
          return { id: user.login, role: user.role as Role, epoch: user.sessionEpoch };
        } catch (error) {
          if (error instanceof AppError) throw new Refused(error.message);
          throw error;
        }
      },
    }),
  ],
});

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

/** Ends every session of the one who asks. */
export async function endOwnSessions(): Promise<void> {
  const account = await currentAccount();
  if (account) await endSessions({ login: account.login, role: account.role }, account.login);
}
