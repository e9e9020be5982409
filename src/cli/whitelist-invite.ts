import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '@/kernel/errors';
import { listBanks } from '@/modules/account/queries/list-banks';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { inviteMembers } from '@/modules/whitelist/commands/invite-members';
import { askedCategories } from '@/modules/whitelist/domain/asked-categories';
import { FUNNEL_LABELS } from '@/modules/whitelist/labels';
import { editionInvitations } from '@/modules/whitelist/queries/edition-invitations';
import { ownEdition } from '@/modules/whitelist/queries/own-edition';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

type InviteOptions = {
  edition: string;
  bank?: string;
  pass?: boolean;
  category: string[];
  purpose: string;
  months: number;
  json?: boolean;
};

function months(text: string): number {
  if (/^([1-9]|[12]\d|3[0-6])$/.test(text)) return Number(text);
  throw new InvalidArgumentError('应是 1 至 36 的整数。');
}

function category(text: string, before: string[]): string[] {
  if (text in GRANTABLE) return [...before, text];
  throw new InvalidArgumentError(`应是 ${Object.keys(GRANTABLE).join('、')} 之一。`);
}

function editionOf(text: string): bigint {
  if (/^\d{1,19}$/.test(text)) return BigInt(text);
  throw new AppError('invalid', 'id-malformed', `期次编号“${text}”应是数字，见 xyd whitelist list。`);
}

async function bankOf(code: string | undefined): Promise<bigint | undefined> {
  if (code === undefined) return undefined;
  const bank = (await listBanks()).find((b) => b.code === code);
  if (!bank) throw new AppError('not-found', 'bank-unknown', `没有代码为“${code}”的银行。`);
  return bank.bankId;
}

/** `xyd whitelist invite|invitations`: the platform asks the listed to authorise a bank; exact counts. */
export function registerInvite(whitelist: Command): void {
  whitelist
    .command('invite')
    .description('平台替银行邀请一期名单上未授权的企业；重复执行不会重发')
    .requiredOption('--edition <id>', '期次编号')
    .option('--bank <code>', '平台自己的名单：替哪家银行邀请')
    .option('--pass', '只邀请符合的，不邀请转人工的')
    .option('--category <key>', '请求查看的数据类别，可写多次；默认为本期规则用到的', category, [])
    .option('--purpose <text>', '用途，企业会看到', '贷款审批')
    .option('--months <n>', '请求授权几个月', months, 12)
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: InviteOptions) => {
      const scope = systemScope();
      const editionId = editionOf(options.edition);
      const { definition } = await ownEdition(scope, editionId);
      const chosen = options.category as GrantableCategory[];
      const told = await inviteMembers(scope, {
        editionId,
        whom: options.pass ? 'pass' : 'all',
        categories: chosen.length > 0 ? chosen : askedCategories(definition),
        purpose: options.purpose,
        months: options.months,
        bankId: await bankOf(options.bank),
      });
      emit(
        options,
        told,
        () =>
          `未授权 ${told.unauthorised} 户：新邀请 ${told.sent}，此前已邀请或 90 天内婉拒 ${told.already}，收到的邀请已满 ${told.full}。须在 ${told.until} 前答复。`,
      );
    });

  whitelist
    .command('invitations')
    .description('一期名单的邀请进展')
    .requiredOption('--edition <id>', '期次编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { edition: string; json?: boolean }) => {
      const told = await editionInvitations(systemScope(), { editionId: editionOf(options.edition) });
      emit(options, told, () => {
        if (!told) return '这是平台自己的名单，邀请按银行查看：平台网页“授权邀请”。';
        const steps = Object.entries(FUNNEL_LABELS) as [keyof typeof FUNNEL_LABELS, string][];
        return [
          `未授权 ${told.unauthorised.all} 户，其中符合 ${told.unauthorised.pass} 户`,
          ...steps.map(([step, label]) => `  ${label} ${told.funnel[step]}`),
          `  尚未开通账号 ${told.funnel.withoutAccount}`,
        ].join('\n');
      });
    });
}
