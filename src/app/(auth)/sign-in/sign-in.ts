'use server';
import { redirect } from 'next/navigation';
import { currentAccount, refusalWords, signIn } from '@/server/auth';
import { homeOf } from '@/server/role-gate';

export type SignInState = { readonly words: string | undefined; readonly login: string };

/** Only a path of ours: never another site. */
function ownPath(next: string): string | undefined {
  return /^\/(?!\/)[\w\-/?=&%.]*$/.test(next) ? next : undefined;
}

export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  const login = String(form.get('login') ?? '');
  try {
    await signIn('credentials', { login, password: String(form.get('password') ?? ''), redirect: false });
  } catch (error) {
    const words = refusalWords(error);
    if (words === undefined) throw error;
    return { words, login };
  }
  const account = await currentAccount();
  redirect(ownPath(String(form.get('next') ?? '')) ?? (account ? homeOf(account) : '/'));
}
