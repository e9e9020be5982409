import { db } from '@/server/db';
import type { User } from '@/server/prisma/client';

/** The account a person of the city's sign-on was linked with, and whether it asks for a second factor too. */
export async function linkedAccount(
  subject: string,
): Promise<{ readonly user: User; readonly secondFactor: boolean } | undefined> {
  const user = await db().user.findUnique({ where: { oidcSubject: subject } });
  if (!user || user.disabledAt !== null) return undefined;
  const factor = await db().secondFactor.findUnique({ where: { userId: user.id } });
  return { user, secondFactor: Boolean(factor?.confirmedAt) };
}
