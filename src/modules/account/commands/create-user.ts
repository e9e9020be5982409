import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { hashPassword } from '@/server/password';
import { passwordProblem } from '../domain/password-rules';
import { PASSWORD_WORDS } from '../labels';
import { type NewUser, newUserSchema } from '../schema';

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
  const parsed = newUserSchema.safeParse(input);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => i.message).join('；');
    throw new AppError('invalid', 'user-malformed', `账号没有建立：${words}。`);
  }
  const user = parsed.data;
  const problem = passwordProblem(password, user.login);
  if (problem) throw new AppError('invalid', problem, PASSWORD_WORDS[problem]);
  const passwordHash = await hashPassword(password);
  return audited(actor, async (tx) => {
    if (await tx.user.findUnique({ where: { login: user.login } }))
      throw new AppError('conflict', 'login-taken', `登录名“${user.login}”已有人用，请换一个。`);
    const made = await tx.user.create({ data: { ...user, passwordHash, demo: options.demo ?? false } });
    return {
      result: { userId: made.id },
      entry: {
        action: 'create-user',
        subject: `user:${made.id}`,
        after: { login: user.login, role: user.role },
      },
    };
  });
}
