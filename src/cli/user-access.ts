import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { issueClaimCode } from '@/modules/account/commands/issue-claim-code';
import { linkSubject } from '@/modules/account/commands/link-subject';
import { resetSecondFactor } from '@/modules/account/commands/reset-second-factor';
import { unclaimedEnterprises } from '@/modules/account/queries/unclaimed-enterprises';
import { issueClaimCodeSchema } from '@/modules/account/schema';
import { SYSTEM_ACTOR, systemScope, systemSecurityScope } from '@/server/scopes';
import { emit } from './output';

type Json = { json?: boolean };

/** `xyd user claim-code|unclaimed|reset-second-factor|link`: ways into accounts. */
export function registerAccess(user: Command): void {
  user
    .command('claim-code')
    .description('发认领码：企业凭统一社会信用代码和它在 /claim 开通账号')
    .argument('<uscc>', '统一社会信用代码')
    .option('--days <n>', '有效天数，1 到 90', '30')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (uscc: string, options: Json & { days: string }) => {
      const input = issueClaimCodeSchema.safeParse({ uscc, days: Number(options.days) });
      if (!input.success)
        throw new AppError('invalid', 'claim-code-malformed', `${input.error.issues[0]?.message}。`);
      const made = await issueClaimCode(systemScope(), input.data);
      emit(
        options,
        made,
        () => `${made.enterprise} 的认领码（只显示这一次）：${made.code}\n有效至 ${made.until}`,
      );
    });

  user
    .command('unclaimed')
    .description('还没有账号的企业：可给它们寄认领码')
    .option('--district <code>', '只列一个区')
    .option('--limit <n>', '最多列多少家', '100')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json & { district?: string; limit: string }) => {
      const limit = Math.max(1, Math.min(100_000, Number(options.limit) || 100));
      const lines = await unclaimedEnterprises(systemScope(), { district: options.district, limit });
      emit(options, lines, () => lines.map((l) => `${l.uscc}  ${l.name}`).join('\n'));
    });

  user
    .command('reset-second-factor')
    .description('重置账号的两步验证（手机丢失），并结束它的全部会话')
    .argument('<login>', '登录名')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (login: string, options: Json) => {
      await resetSecondFactor(systemSecurityScope(), login);
      emit(options, { login, reset: true }, () => `账号 ${login} 的两步验证已重置。`);
    });

  user
    .command('link')
    .description('把账号与城市统一登录的身份（sub）关联；不给 --subject 则取消')
    .argument('<login>', '登录名')
    .option('--subject <sub>', '统一登录给出的 sub')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (login: string, options: Json & { subject?: string }) => {
      await linkSubject(SYSTEM_ACTOR, login, options.subject ?? null);
      emit(options, { login, linked: options.subject !== undefined }, () =>
        options.subject === undefined ? `账号 ${login} 已取消关联。` : `账号 ${login} 已关联统一登录。`,
      );
    });
}
