'use server';
import { redirect } from 'next/navigation';
import { currentAccount, refusalWords, secondStepOf, signIn } from '@/server/auth';
import { CITY_SIGN_ON } from '@/server/city-sign-on';
import { homeOf } from '@/server/role-gate';

/** `ticket`: the password was right, a code is asked for. */
export type SignInState = {
  readonly words: string | undefined;
  readonly login: string;
  readonly ticket?: string;
};

/** Only a path of ours: never another site. */
function ownPath(next: string): string | undefined {
  return /^\/(?!\/)[\w\-/?=&%.]*$/.test(next) ? next : undefined;
}

export async function signInAction(state: SignInState, form: FormData): Promise<SignInState> {
  const field = (name: string) => String(form.get(name) ?? '');
  const [login, ticket] = [field('login') || state.login, field('ticket')];
  const step = ticket ? { ticket, code: field('code') } : { login, password: field('password') };
  try {
    await signIn('credentials', { ...step, redirect: false });
  } catch (error) {
    const second = secondStepOf(error);
    if (second !== undefined) return { words: undefined, login, ticket: second };
    const words = refusalWords(error);
    if (words === undefined) throw error;
    return { words, login, ticket: ticket && !words.includes('重新输入') ? ticket : undefined };
  }
  const account = await currentAccount();
  redirect(ownPath(field('next')) ?? (account ? homeOf(account) : '/'));
}

/** To the city's own sign-on and back. */
export async function citySignOnAction(): Promise<void> {
  await signIn(CITY_SIGN_ON, { redirectTo: '/' });
}
