import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/modules/account/ui/sign-in-form';
import { currentAccount } from '@/server/auth';
import { citySignOnName } from '@/server/city-sign-on';
import { homeOf } from '@/server/role-gate';
import { citySignOnAction, signInAction } from './sign-in';

export const metadata: Metadata = { title: '登录' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{
    ended?: string;
    changed?: string;
    next?: string;
    ticket?: string;
    unlinked?: string;
  }>;
}) {
  const account = await currentAccount();
  if (account) redirect(homeOf(account));
  const { ended, changed, next, ticket, unlinked } = await searchParams;
  const name = citySignOnName();
  return (
    <SignInForm
      action={signInAction}
      city={name === undefined ? undefined : { name, action: citySignOnAction }}
      ended={ended !== undefined}
      changed={changed !== undefined}
      unlinked={unlinked !== undefined}
      ticket={ticket}
      next={next}
    />
  );
}
