import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { hashPassword } from '@/server/password';
import type { Prisma } from '@/server/prisma/client';
import { lookUpHash, seal } from '@/server/sealed';
import { passwordProblem } from '../domain/password-rules';
import { PASSWORD_WORDS } from '../labels';
import { type NewUser, newUserSchema } from '../schema';

/** @throws AppError invalid (fields, `password-…`) */
export async function checkedUser(
  input: NewUser,
  password: string,
): Promise<{ user: NewUser; passwordHash: string }> {
  const parsed = newUserSchema.safeParse(input);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => i.message).join('；');
    throw new AppError('invalid', 'user-malformed', `账号没有建立：${words}。`);
  }
  const user = parsed.data;
  const problem = passwordProblem(password, user.login);
  if (problem) throw new AppError('invalid', problem, PASSWORD_WORDS[problem]);
  return { user, passwordHash: await hashPassword(password) };
}

/** @param more.phone is sealed @throws AppError conflict `login-taken` */
export async function insertUser(
  tx: Prisma.TransactionClient,
  { user, passwordHash }: { user: NewUser; passwordHash: string },
  more: { demo?: boolean; phone?: string; passwordDue?: boolean } = {},
): Promise<bigint> {
  if (await tx.user.findUnique({ where: { login: user.login } }))
    throw new AppError('conflict', 'login-taken', `登录名“${user.login}”已有人用，请换一个。`);
  const { id } = await tx.user.create({
    data: { ...user, passwordHash, demo: more.demo ?? false, passwordDue: more.passwordDue ?? false },
  });
  if (more.phone !== undefined)
    await tx.user.update({
      where: { id },
      data: {
        phoneSealed: seal(more.phone, `user.phone_sealed:${id}`),
        phoneHash: lookUpHash(more.phone, 'user.phone_sealed'),
      },
    });
  return id;
}

/**
 * Opens an account.
 * @param options.demo marks it as one of the demo city's
 * @throws AppError invalid (fields, `password-…`), conflict `login-taken`
 */
export async function createUser(
  actor: Actor,
  input: NewUser,
  password: string,
  options: { demo?: boolean } = {},
): Promise<{ userId: bigint }> {
  const checked = await checkedUser(input, password);
  const { login, role } = checked.user;
  return audited(actor, async (tx) => {
    const userId = await insertUser(tx, checked, options);
    return {
      result: { userId },
      entry: { action: 'create-user', subject: `user:${userId}`, after: { login, role } },
    };
  });
}
