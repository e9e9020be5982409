import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { createUser } from '@/modules/account/commands/create-user';
import { DEMO_PASSWORD } from '@/modules/account/commands/seed-demo-accounts';
import { setAccountOpen } from '@/modules/account/commands/set-account-open';
import { ROLE_LABELS } from '@/modules/account/labels';
import { listUsers } from '@/modules/account/queries/list-users';
import type { NewUser } from '@/modules/account/schema';
import { SYSTEM_ACTOR, systemScope, systemSecurityScope } from '@/server/scopes';
import { emit } from './output';
import { registerAccess } from './user-access';

type Json = { json?: boolean };
type CreateOptions = Json & {
  name: string;
  role: NewUser['role'];
  enterprise?: string;
  bank?: string;
  district?: string;
};

/** The first line of standard input: a password never stands on a command line, where others can read it. */
async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('密码（输入后回车）：');
  for await (const line of createInterface({ input: process.stdin })) return line;
  throw new AppError('invalid', 'password-missing', '没有读到密码。请从标准输入给出一行密码。');
}

/** `xyd user create|list|disable|claim-code|reset-second-factor|link`. */
export function register(program: Command): void {
  const user = program.command('user').description('账号：建立、列出、停用、认领码、两步验证');
  registerAccess(user);

  user
    .command('create')
    .description('建立账号；密码从标准输入读一行')
    .argument('<login>', '登录名')
    .requiredOption('--name <text>', '显示名称')
    .requiredOption('--role <role>', `角色：${Object.keys(ROLE_LABELS).join('、')}`)
    .option('--enterprise <id>', '企业编号')
    .option('--bank <id>', '银行编号')
    .option('--district <code>', '区代码')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (login: string, options: CreateOptions) => {
      const made = await createUser(
        SYSTEM_ACTOR,
        {
          login,
          displayName: options.name,
          role: options.role,
          enterpriseId: options.enterprise === undefined ? undefined : BigInt(options.enterprise),
          bankId: options.bank === undefined ? undefined : BigInt(options.bank),
          districtCode: options.district,
        },
        await passwordFromInput(),
      );
      emit(options, made, () => `账号 ${login} 已建立。`);
    });

  user
    .command('list')
    .description('列出账号')
    .option('--demo', '只列演示账号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json & { demo?: boolean }) => {
      const users = await listUsers(systemScope(), options.demo ? { demo: true } : {});
      const demo = users.some((u) => u.demo);
      // the demo city has hundreds of them
      const enterprises = users.filter((u) => u.demo && /^enterprise-\d+$/.test(u.login));
      const shown = users.filter((u) => !enterprises.includes(u));
      emit(options, users, () =>
        [
          ...(demo ? [`演示账号，密码都是 ${DEMO_PASSWORD}（只在演示数据库中存在）：`] : []),
          ...shown.map(
            (u) =>
              `  ${u.login.padEnd(20)} ${ROLE_LABELS[u.role]}  ${u.displayName}${u.disabled ? '（已停用）' : ''}`,
          ),
          ...(enterprises.length > 0
            ? [
                `  另有 ${enterprises.length} 家企业的账号，登录名 enterprise-企业编号，如 ${enterprises[0]?.login}`,
              ]
            : []),
        ].join('\n'),
      );
    });

  user
    .command('disable')
    .description('停用账号，并结束它的全部会话')
    .argument('<login>', '登录名')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (login: string, options: Json) => {
      await setAccountOpen(systemSecurityScope(), { login, open: false });
      emit(options, { login, disabled: true }, () => `账号 ${login} 已停用。`);
    });
}
