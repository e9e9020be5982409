'use server';
import { endOwnSessions, signOut } from '@/server/auth';

/** 退出: here and everywhere else. */
export async function signOutAction(): Promise<void> {
  await endOwnSessions();
  await signOut({ redirectTo: '/sign-in' });
}
