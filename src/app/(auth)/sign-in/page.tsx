import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/modules/account/ui/sign-in-form';
import { currentAccount } from '@/server/auth';
import { homeOf } from '@/server/role-gate';
import { signInAction } from './sign-in';

export const metadata: Metadata = { title: '登录' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ ended?: string; next?: string }>;
}) {
  const account = await currentAccount();
  if (account) redirect(homeOf(account));
  const { ended, next } = await searchParams;
  return <SignInForm action={signInAction} ended={ended !== undefined} next={next} />;
}
